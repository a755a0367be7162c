import pytest

from tests.system.mail.certificates import Issuer
from tests.system.mail.smtp_server import MailServer


@pytest.fixture(scope="session")
def issuer(tmp_path_factory):
    """Whom the tests' clients trust."""
    return Issuer(tmp_path_factory.mktemp("certificates"), "issuer")


@pytest.fixture(scope="session")
def certificate(issuer):
    return issuer.certificate("here")


@pytest.fixture
def serve(certificate):
    """Starts servers with `serve(security, …)`; they end with the test."""
    started = []

    def start(security, shown=certificate, **settings):
        started.append(MailServer(shown, security, **settings).start())
        return started[-1]

    yield start
    for server in started:
        server.close()
