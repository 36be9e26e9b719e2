"""The reference page under /docs.

Made from the OpenAPI description, no script, nothing from elsewhere.
"""

from collections.abc import Iterator
from html import escape
from typing import Any

_STYLE = """
:root { color-scheme: light dark; --line: #8886; --soft: #8882; }
body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem; }
h1 { margin-bottom: 0; } h2 { border-top: 1px solid var(--line); margin-top: 2.5rem; padding-top:
1rem; }
code, pre { font: 14px/1.45 ui-monospace, monospace; background: var(--soft); border-radius: 4px; }
code { padding: .1em .3em; } pre { padding: .8rem; overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { border-bottom: 1px solid var(--line); padding: .35rem .6rem .35rem 0; text-align: left;
vertical-align: top; }
nav li { margin: .2rem 0; }
"""


def reference_page(description: dict[str, Any]) -> str:
    """Return the page for an OpenAPI description; all text from it is escaped."""
    operations = [
        (path, method, operation)
        for path, methods in description["paths"].items()
        for method, operation in methods.items()
    ]
    contents = "".join(
        f'<li><a href="#{escape(one["operationId"])}"><code>{method.upper()} '
        f"{escape(path)}</code></a> {escape(one['summary'])}</li>"
        for path, method, one in operations
    )
    parts = "".join(
        "".join(_operation(path, method, one, description)) for path, method, one in operations
    )
    title = escape(description["info"]["title"])
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8">'
        f"<title>{title}: HTTP reference</title>"
        f'<meta name="viewport" content="width=device-width"><style>{_STYLE}</style></head>'
        "<body>"
        f"<h1>{title}</h1><p>{escape(description['info'].get('summary', ''))}</p>"
        "<p>Every error is a problem of RFC 9457, <code>application/problem+json</code>: "
        "<code>type</code>, <code>title</code>, <code>status</code>, <code>detail</code>, and "
        "where they help <code>errors</code> and <code>candidates</code>. "
        'The whole description for programs: <a href="/openapi.json">/openapi.json</a>.</p>'
        f"<nav><ul>{contents}</ul></nav>{parts}</body></html>"
    )


def _operation(
    path: str, method: str, operation: dict[str, Any], description: dict[str, Any]
) -> Iterator[str]:
    yield f'<h2 id="{escape(operation["operationId"])}">{escape(operation["summary"])}</h2>'
    yield f"<p><code>{method.upper()} {escape(path)}</code></p>"
    for paragraph in operation.get("description", "").split("\n\n"):
        yield f"<p>{escape(paragraph)}</p>"
    parameters = operation.get("parameters", [])
    if parameters:
        rows = "".join(_parameter(one) for one in parameters)
        yield f"<table><tr><th>parameter</th><th>what</th><th>may be</th></tr>{rows}</table>"
    yield f"<p>Example</p><pre>{escape(_example(path, parameters))}</pre>"
    form = operation["responses"]["200"]["content"]["application/json"]["schema"]
    yield f"<p>Answer</p><pre>{escape(_form(form, description))}</pre>"


def _parameter(one: dict[str, Any]) -> str:
    mark = " (needed)" if one.get("required") else ""
    return (
        f"<tr><td><code>{escape(one['name'])}</code>{mark}</td>"
        f"<td>{escape(one.get('description', ''))}</td>"
        f"<td>{escape(_limits(one['schema']))}</td></tr>"
    )


def _limits(schema: dict[str, Any]) -> str:
    kinds = schema.get("anyOf", [schema])
    said = []
    for kind in kinds:
        name = kind.get("type", "")
        if name == "null":
            continue
        bounds = [str(kind[key]) for key in ("minimum", "maximum") if key in kind]
        name = "repeatable" if name == "array" else name
        said.append(f"{name} {' to '.join(bounds)}".strip())
        if "pattern" in kind:
            said.append(kind["pattern"])
    if "default" in schema and schema["default"] not in (None, []):
        said.append(f"default {schema['default']}")
    return ", ".join(said)


def _example(path: str, parameters: list[dict[str, Any]]) -> str:
    query = []
    for one in parameters:
        example = _example_value(one)
        if one["in"] == "path":
            path = path.replace(f"{{{one['name']}}}", str(example))
        elif one.get("required") or "examples" in one["schema"]:
            values = example if isinstance(example, list) else [example]
            query += [f"{one['name']}={str(value).replace(' ', '+')}" for value in values]
    return f"GET {path}{'?' + '&'.join(query) if query else ''}"


def _example_value(one: dict[str, Any]) -> Any:
    examples = one["schema"].get("examples") or one.get("examples")
    return (
        examples[0]
        if examples
        else {"a": "Ajay Bhalla", "b": "Janet Napolitano"}.get(one["name"], "…")
    )


def _form(schema: dict[str, Any], description: dict[str, Any], depth: int = 0) -> str:
    """Write the form of an answer as one would jot it down: names and kinds, nested by indent."""
    margin = "  " * (depth + 1)
    if "$ref" in schema:
        name = str(schema["$ref"]).rpartition("/")[2]
        form = description["components"]["schemas"][name]
        if depth > 1 or "properties" not in form:
            return name
        rows = [
            f"{margin}{key}: {_form(one, description, depth + 1)}"
            for key, one in form["properties"].items()
        ]
        return "{\n" + "\n".join(rows) + "\n" + "  " * depth + "}"
    if "anyOf" in schema:
        return " or ".join(_form(one, description, depth) for one in schema["anyOf"])
    if schema.get("type") == "array":
        return f"[{_form(schema.get('items', {}), description, depth)}, …]"
    if "enum" in schema:
        return " | ".join(map(str, schema["enum"]))
    return str(schema.get("type", "anything"))
