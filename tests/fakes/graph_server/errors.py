"""Refusals of the Graph API, word for word where a source has the words.

Shape of a body: [D] developers.facebook.com/docs/graph-api/guides/error-handling. HTTP 400 for
190/460: [F] roughike/flutter_facebook_login#151. Code 4 with is_transient: [F] nygardk/react-share#70. 80001 with
subcode 2494055, 80004 as HTTP 400: [F] singer-io/tap-facebook#192. 32: [F] facebookarchive/php-graph-sdk#634. 613: [F]
dequis/purple-facebook#477. 506: [F] facebook-csharp-sdk#119. 368 duplicate as HTTP 400: [F] arsduo/koala#422. 500 with
code 2 while the photo was posted: [F] arsduo/koala#699. Publish time on a published post: [F]
mrdotb/facebook-api-video-upload#24. Metric refused as a whole: [F] trypostit/trypost#320. The other statuses: [I].
"""

import hashlib
import json
from dataclasses import dataclass


@dataclass(eq=False)
class GraphError(Exception):
    """An answer that refuses; `title` and `said` are the words for people, which many refusals do not have."""

    code: int
    message: str
    subcode: int = 0
    status: int = 400
    type: str = "OAuthException"
    transient: bool = False
    title: str = ""
    said: str = ""

    @property
    def body(self) -> bytes:
        """The JSON as Graph writes it; a field that has nothing to say is left out [D]."""
        inner: dict[str, object] = {"message": self.message, "type": self.type, "code": self.code}
        if self.subcode:
            inner["error_subcode"] = self.subcode
        if self.transient:
            inner["is_transient"] = True
        if self.title:
            inner |= {"error_user_title": self.title, "error_user_msg": self.said}
        trace = hashlib.sha256(f"{self.code}/{self.subcode}/{self.message}".encode()).hexdigest()[:10]
        return json.dumps({"error": inner | {"fbtrace_id": f"A{trace}"}}).encode()


_SESSION = "Error validating access token: "
DEATHS = {
    458: "The user has not authorized application 1001.",
    459: "You cannot access the app till you log in to www.facebook.com and follow the instructions given.",
    460: "The session has been invalidated because the user changed their password or Facebook has changed the session "
    "for security reasons.",
    463: "Session has expired on Monday, 09-Feb-26 22:00:00 PST. The current time is Monday, 09-Feb-26 22:00:01 PST.",
    464: "Sessions for the user are not allowed because the user is not a confirmed user.",
    467: "The session is invalid because the user logged out.",
    492: "The user must be an administrator, editor, or moderator of the page in order to impersonate it. If the page "
    "business requires Two Factor Authentication, the user also needs to enable Two Factor Authentication.",
}
"""Subcodes of 190: app removed, checkpoint, password, expired, unconfirmed, logged out, role lost [D]."""

_POSTING = (
    "(#200) If posting to a group, requires app being installed in the group, and either publish_to_groups permission "
    "with user token, or both pages_read_engagement and pages_manage_posts permission with page token; If posting to a "
    "page, requires both pages_read_engagement and pages_manage_posts as an admin with sufficient administrative "
    "permission"
)
BAD_TIME = "(#100) The specified scheduled publish time is invalid."
NOT_FOUND = (
    "Unsupported {verb} request. Object with ID '{id}' does not exist, cannot be loaded due to missing permissions, or "
    "does not support this operation. Please read the Graph API documentation at "
    "https://developers.facebook.com/docs/graph-api"
)

_CALLS = "Wait a bit and try again. For more info, please refer to https://developers.facebook.com/docs/graph-api"
_KNOWN = [
    GraphError(1, "An unknown error has occurred.", status=500, transient=True),
    GraphError(2, "An unexpected error has occurred. Please retry your request later.", status=500, transient=True),
    GraphError(4, "(#4) Application request limit reached", status=403, transient=True),
    GraphError(10, "(#10) This endpoint requires the 'pages_read_engagement' permission or the 'Page Public Content "
               "Access' feature."),
    GraphError(17, "(#17) User request limit reached", transient=True),
    GraphError(32, "(#32) Page request limit reached", status=403, transient=True),
    GraphError(100, "(#100) Invalid parameter"),
    GraphError(190, "Invalid OAuth access token - Cannot parse access token"),
    GraphError(200, _POSTING, status=403),
    GraphError(210, "(#210) A page access token is required to request this resource."),
    GraphError(230, "(#230) Requires pages_manage_posts permission to manage the object", status=403),
    GraphError(283, "(#283) Requires pages_read_engagement permission to manage the object", status=403),
    GraphError(299, "(#299) Requires pages_manage_posts permission to manage the object", status=403),
    GraphError(341, "(#341) Feed action request limit reached", transient=True),
    GraphError(368, "The action attempted has been deemed abusive or is otherwise disallowed", title="Not allowed",
               said="It looks like this goes against our Community Standards."),
    GraphError(506, "(#506) Duplicate status message", title="Duplicate Status Update",
               said="This status update is identical to the last one you posted. Try posting something different, or "
               "delete your previous update."),
    GraphError(613, "(#613) Calls to this api have exceeded the rate limit."),
    GraphError(80001, f"(#80001) There have been too many calls to this Page account. {_CALLS}", 2494055),
]  # fmt: skip
_BY_CODE = {error.code: error for error in _KNOWN}
_FINER = {
    (368, 1390008): GraphError(
        368, "The action attempted has been deemed abusive or is otherwise disallowed", 1390008,
        title="You can't use this feature right now",
        said="We limit how often you can post, comment or do other things in a given amount of time in order to help "
        "protect the community from spam. You can try again later.",
    ),
    (190, 0): _BY_CODE[190],
}  # fmt: skip
DUPLICATE_368 = GraphError(
    368, "You've already posted this. Posting the same content repeatedly on Facebook isn't allowed."
)
LIMIT_429 = GraphError(4, "(#4) Application request limit reached", status=429, transient=True)
QUEUE_FULL = GraphError(100, BAD_TIME)
NO_MESSAGE = GraphError(100, "(#100) Missing message or attachment")
TIME_ON_PUBLISHED = GraphError(100, "(#100) You cannot specify a scheduled publish time on a published post")
BAD_PHOTO = GraphError(
    324, "(#324) Missing or invalid image file", 2069019, title="Invalid image", said="The image file is not valid."
)
BIG_PHOTO = GraphError(
    1, "Invalid parameter", 1366046, title="Can't Read Files",
    said="Your photos couldn't be uploaded. Photos should be less than 4 MB and saved as JPG, PNG, GIF, TIFF, HEIF or "
    "WebP files.",
)  # fmt: skip
NO_PROOF = GraphError(100, "API calls from the server require an appsecret_proof argument", type="GraphMethodException")
BAD_PROOF = GraphError(100, "Invalid appsecret_proof provided in the API argument", type="GraphMethodException")
NO_TOKEN = GraphError(2500, "An active access token must be used to query information about the current user.")
BAD_METRIC = GraphError(100, "(#100) The value must be a valid insights metric")


def known(code: int, subcode: int = 0) -> GraphError:
    """The refusal of a code; of 190 with one of the subcodes in `DEATHS` too.

    Raises:
        KeyError: no words are known for it.
    """
    if code == 190 and subcode in DEATHS:
        return GraphError(190, _SESSION + DEATHS[subcode], subcode)
    return _FINER[code, subcode] if subcode and code != 80001 else _BY_CODE[code]


def not_found(verb: str, node: str) -> GraphError:
    """An object that is not there, or that the token may not see [F]."""
    return GraphError(100, NOT_FOUND.format(verb=verb, id=node), 33, type="GraphMethodException")


def no_field(name: str, node: str) -> GraphError:
    """A field no such object has [F]."""
    return GraphError(100, f"(#100) Tried accessing nonexisting field ({name}) on node type ({node})")
