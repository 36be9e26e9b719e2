"""`tieline serve`: the graph over HTTP."""

import contextlib
import os
import signal
import socket
import threading
from collections.abc import Generator

import uvicorn
from fastapi import FastAPI

from api.app import create_app
from api.guard.hosts import hosts_for, is_loopback
from api.guard.http_protocol import TimedProtocol
from api.guard.keys import KeyRing
from api.guard.stack import Guard
from graph.stores.contract import Store
from tieline.arguments import Options
from tieline.commands.demo import open_demo
from tieline.commands.keys import keys_path
from tieline.commands.opening import opened_for_reading
from tieline.logs import configure_logs
from tieline.output import tell
from tieline.settings import AddressError, SettingError, Settings, read_settings
from tieline.version import __version__


class _Server(uvicorn.Server):
    """A server whose stop by SIGINT or SIGTERM is its orderly end, with exit code 0."""

    @contextlib.contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        """Listen to the two signals while serving."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        before = {
            one: signal.signal(one, self.handle_exit) for one in (signal.SIGINT, signal.SIGTERM)
        }
        try:
            yield
        finally:
            for one, handler in before.items():
                signal.signal(one, handler)


def serve(options: Options, settings: Settings) -> int:
    """Serve until stopped."""
    configure_logs(settings.log_level)
    _check_access(options, settings)
    if options.demo:
        demo, _ = open_demo(None, settings)
        try:
            _run(demo, options, settings)
        finally:
            demo.close()
        return 0
    with opened_for_reading(options, settings) as store:
        _run(store, options, settings)
    return 0


def _check_access(options: Options, settings: Settings) -> None:
    """Refuse to be reached from elsewhere without keys, unless told that this is meant."""
    if settings.read_access == "key" and not KeyRing(keys_path(settings)).keys:
        raise SettingError(
            f"TIELINE_READ_ACCESS=key, and {keys_path(settings)} holds no key; "
            "`tieline keys add NAME` makes one"
        )
    if is_loopback(options.host) or options.open or settings.read_access == "key":
        return
    raise AddressError(
        f"{options.host} can be reached from other machines, and reading needs no key: set "
        "TIELINE_READ_ACCESS=key and make keys (`tieline keys add NAME`), or say --open"
    )


def _run(store: Store, options: Options, settings: Settings) -> None:
    _check_address(options.host, options.port)
    tell(f"serving {store.address} on http://{options.host}:{options.port}/docs")
    if options.workers == 1:
        app = _app(store, options.host, settings)
        _Server(_config(app, options, settings)).run()
        return
    from uvicorn.supervisors import Multiprocess

    # Worker processes read the settings anew, so what the command line says must stand there.
    os.environ.update(TIELINE_STORE=store.address, TIELINE_HOST=options.host)
    config = _config("tieline.commands.serving:worker_app", options, settings)
    listening = config.bind_socket()
    Multiprocess(config, sockets=[listening]).run()


def _config(app: FastAPI | str, options: Options, settings: Settings) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        factory=isinstance(app, str),
        host=options.host,
        port=options.port,
        workers=options.workers,
        http=TimedProtocol,
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=bool(settings.trusted_proxies),
        forwarded_allow_ips=settings.trusted_proxies or None,
        root_path=settings.root_path,
        timeout_graceful_shutdown=round(settings.query_timeout) + 5,
    )


def _app(store: Store, host: str, settings: Settings) -> FastAPI:
    path = keys_path(settings)
    guard = Guard(
        hosts=hosts_for(host, settings.allowed_hosts),
        ring=KeyRing(path) if settings.keys_file or path.exists() else None,
        key_for_reading=settings.read_access == "key",
        rate=settings.rate_limit,
        max_body_bytes=settings.max_request_bytes,
        running=settings.max_running,
        waiting=settings.max_waiting,
    )
    return create_app(
        store,
        seconds=settings.query_timeout,
        cors_origins=settings.cors_origins,
        version=__version__,
        browser_url=settings.browser_url,
        guard=guard,
    )


def worker_app() -> FastAPI:
    """Return the app of one of several server processes, with a store of its own."""
    settings = read_settings()
    configure_logs(settings.log_level)
    options = Options(store=settings.store)
    store = opened_for_reading(options, settings).__enter__()
    return _app(store, settings.host, settings)


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
