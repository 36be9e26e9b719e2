# The `tieline` command in a small image: Python, the packages that uv.lock names, and nothing else.
# Whoever starts it gives the store, for instance by docker-compose.yml.

FROM python:3.12-slim-bookworm AS packages
# The version of uv is that of the Makefile; a test compares them.
RUN pip install --no-cache-dir --disable-pip-version-check uv==0.13.9
WORKDIR /app
ENV UV_PROJECT_ENVIRONMENT=/app/.venv UV_LINK_MODE=copy UV_PYTHON_DOWNLOADS=never
COPY pyproject.toml uv.lock ./
# Before the code, so that a change of code alone does not install the packages anew.
RUN uv sync --locked --no-dev --no-install-project --compile-bytecode
COPY README.md LICENSE ./
COPY cypher ./cypher
COPY graph ./graph
COPY loaders ./loaders
COPY api ./api
COPY tieline ./tieline
RUN uv sync --locked --no-dev --no-editable --compile-bytecode

FROM python:3.12-slim-bookworm
RUN useradd --system --uid 10001 --user-group --create-home --home-dir /data tieline
WORKDIR /data
COPY --from=packages /app/.venv /app/.venv
COPY examples /app/examples
ENV PATH=/app/.venv/bin:$PATH PYTHONUNBUFFERED=1 TIELINE_HOST=0.0.0.0
USER 10001:10001
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=5s --timeout=5s --start-period=30s --retries=12 \
    CMD ["python", "-c", "import urllib.request as r; r.urlopen('http://127.0.0.1:8000/ready', timeout=4)"]
ENTRYPOINT ["tieline"]
CMD ["serve", "--open"]
