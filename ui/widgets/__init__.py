"""Reusable widgets in the look of the house: each takes the theme first, then texts that are already said.

They may know the theme, the icons, the state tables and the speaker for their own two or three words.
No widget here may know a screen, a service or a domain object.

banner       Banner, LockStrip, ProgressStrip, sentence_line
button       filled, tonal, secondary, link, danger, icon_button; Button, ButtonParts, Kind; SMALL NORMAL MAIN TWO_LINES
card         Card (head, count, add_head, body, add_padded, set_foot), rounded
cell_model   CellModel over rows of Cell
choosable    ChoosableButton: chosen through accessibility too
choice       ChoiceBox + choice_group, SegmentedSwitch + Segment
dialog       ConfirmDialog
empty        EmptyState
error_panel  ErrorPanel
field        Field (word above, error below), FieldRow, Form, TextField, TextArea, ChoiceField, CheckField, SearchField
flow         Flow, flow_box: a line that wraps
key_hint     KeyHint, paint_hint
label        Label, ElidedLabel, WrappedLabel
layout       column, row, clear, Divider, ScrollPage
page_face    PageFace, faces_of, letters_of (no Qt)
page_mark    PageMark, MemberMark, PagePill, paint_mark
pill         StatePill
rows         RowList + RowLine, Row, two_lines
screen       Screen: what the window asks of a screen
shapes       Shape (no Qt)
state_shape  StateLabel, ShapeView, paint_shape
states       delivery_look, SHOWN_STATES, DELIVERY_STATES, REVIEW_STATES, WEEK_STATES, PAGE_STATES, CHECK_LEVELS,
             WAITING, LATE, PAUSED; StateLook: `say(look.word)` is its word (no Qt)
steps        Steps, StepSign, CountBar
table        Table + Cell + CellDelegate, CELL_ROLE
whole_rows   WholeRows
"""
