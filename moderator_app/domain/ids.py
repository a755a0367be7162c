"""Identifiers: UUID text, made by the port `Ids`, never by the database."""

from typing import NewType

OfficeId = NewType("OfficeId", str)
MemberId = NewType("MemberId", str)
PageId = NewType("PageId", str)
PostId = NewType("PostId", str)
DeliveryId = NewType("DeliveryId", str)
ApprovalId = NewType("ApprovalId", str)
EvaluationId = NewType("EvaluationId", str)
MediaHash = NewType("MediaHash", str)
"""SHA-256 of a media file after cleaning, 64 hexadecimal digits."""
LeaveId = NewType("LeaveId", str)
SwapId = NewType("SwapId", str)
DayId = NewType("DayId", str)
ClosureId = NewType("ClosureId", str)
SeriesId = NewType("SeriesId", str)
MailId = NewType("MailId", str)
CommentId = NewType("CommentId", str)
TemplateId = NewType("TemplateId", str)
ImportId = NewType("ImportId", str)
