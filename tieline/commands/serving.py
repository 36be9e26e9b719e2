"""`tieline serve`: the graph over HTTP."""

import socket

import uvicorn

from api.app import create_app
from graph.stores.contract import Store
from tieline.arguments import Options
from tieline.commands.demo import open_demo
from tieline.commands.opening import opened
from tieline.logs import configure_logs
from tieline.output import tell
from tieline.settings import AddressError, Settings
from tieline.version import __version__


def serve(options: Options, settings: Settings) -> int:
    """Serve until stopped."""
    configure_logs(settings.log_level)
    if options.demo:
        store, _ = open_demo(None, settings)
        try:
            _run(store, options, settings)
        finally:
            store.close()
        return 0
    with opened(options, settings, read_only=True) as store:
        _run(store, options, settings)
    return 0


def _run(store: Store, options: Options, settings: Settings) -> None:
    app = create_app(
        store,
        seconds=settings.query_timeout,
        cors_origins=settings.cors_origins,
        version=__version__,
        browser_url=settings.browser_url,
    )
    _check_address(options.host, options.port)
    tell(f"serving {store.address} on http://{options.host}:{options.port}/docs")
    uvicorn.run(app, host=options.host, port=options.port, log_config=None, access_log=False)


def _check_address(host: str, port: int) -> None:
    """Listen for a moment, since the server's own word on what is wrong is for its makers."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        with socket.socket(family, socket.SOCK_STREAM) as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind((host, port))
    except (OSError, UnicodeError) as fault:
        raise AddressError(
            f"cannot listen on {host}, port {port} ({fault}); "
            "--host and --port name another address of this machine"
        ) from fault
