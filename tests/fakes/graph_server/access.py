"""Who asks: the token of a call, its proof, and what it may do."""

from datetime import datetime

from tests.fakes.graph_server import errors
from tests.fakes.graph_server.errors import GraphError, known
from tests.fakes.graph_server.wire import Request
from tests.fakes.graph_server.world import Token, World


def bearer(request: Request) -> str:
    """The token of the header, "" when there is none; a token in address or form is taken too, as Graph does [D]."""
    kind, _, value = request.headers.get("authorization", "").partition(" ")
    if kind.lower() in {"bearer", "oauth"} and value.strip():
        return value.strip()
    return request.values.get("access_token", "")


def leaks(world: World, request: Request) -> list[str]:
    """What of this request's address gives a token away.

    `input_token` is the parameter of GET /debug_token and has no other place in the documentation [D].
    """
    found = [name for name in request.query if name == "access_token"]
    others = {name: value for name, value in request.query.items() if name != "input_token"}
    known_tokens = [token for token in world.tokens if "|" not in token]
    text = request.path + "?" + "&".join(others.values())
    return found + ["a token in the address" for token in known_tokens if not found and token in text]


def token_of(world: World, request: Request) -> Token:
    """The token, alive and with its proof.

    Raises:
        GraphError: 2500 without any, 190 unknown or dead, 100 with a wrong or missing proof.
    """
    value = bearer(request)
    if not value:
        raise errors.NO_TOKEN
    token = world.tokens.get(value) or _of_app(world, value)
    if token is None:
        raise known(190)
    refuse_dead(world, token)
    app = world.apps[token.app_id]
    proof = request.values.get("appsecret_proof", "")
    if proof and proof != world.proof(token):
        raise errors.BAD_PROOF
    if app.demands_proof and not proof and token.kind != "app":
        raise errors.NO_PROOF
    return token


def _of_app(world: World, value: str) -> Token | None:
    """An app's number, a bar and its secret are its token, without anybody making one [D]."""
    number, _, secret = value.partition("|")
    app = world.apps.get(number)
    return Token(value, "app", number, scopes=()) if app is not None and secret and app.secret == secret else None


def refuse_dead(world: World, token: Token) -> None:
    """Raises 190 with the subcode of its death."""
    if token.dead:
        raise known(190, token.dead)
    if world.is_expired(token):
        raise known(190, 463)


def need(token: Token, page_id: str, *scopes: str, error: GraphError) -> None:
    """Raises `error` unless the token is of that page and carries the scopes for it."""
    if token.kind != "page" or token.page_id != page_id or not all(has(token, scope, page_id) for scope in scopes):
        raise error


def has(token: Token, scope: str, page_id: str) -> bool:
    """Whether a scope was granted, and for that page."""
    return scope in token.scopes and (token.only_pages is None or page_id in token.only_pages)


def debugged(world: World, value: str) -> dict[str, object]:
    """What /debug_token tells of a token; expiry 0 means never [D]."""
    token = world.tokens.get(value)
    if token is None:
        refusal = {"code": 190, "message": "Invalid OAuth access token - Cannot parse access token"}
        return {"error": refusal, "is_valid": False, "scopes": []}
    app = world.apps[token.app_id]
    told: dict[str, object] = {
        "app_id": app.id,
        "type": token.kind.upper(),
        "application": app.name,
        "data_access_expires_at": _unix(token.data_access_expires_at),
        "expires_at": _unix(token.expires_at),
        "is_valid": True,
        "issued_at": int(world.clock.now().timestamp()) - 86_400,
        "scopes": list(token.scopes),
        "granular_scopes": [
            {"scope": scope} | ({"target_ids": list(token.only_pages)} if token.only_pages is not None else {})
            for scope in token.scopes
        ],
    }
    if token.user_id:
        told["user_id"] = token.user_id
    if token.page_id:
        told["profile_id"] = token.page_id
    try:
        refuse_dead(world, token)
    except GraphError as death:
        told |= {"is_valid": False, "error": {"code": 190, "message": death.message, "subcode": death.subcode}}
    return told


def _unix(at: datetime | None) -> int:
    return int(at.timestamp()) if at else 0
