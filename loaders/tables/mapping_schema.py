"""The JSON Schema of a mapping file, for editors and for whoever checks one without Tieline."""

from typing import Any, Final

from pydantic import BaseModel, TypeAdapter

from graph.model.report import Named, ParsedReport
from loaders.tables.mapper import NOT_MAPPED, list_item, model_of, plain_type
from loaders.tables.mapping import SCHEMA, Condition, Each, Mapping, Value

_VALUE: Final = {"$ref": "#/$defs/AnyValue"}
_WHEN: Final = {
    "anyOf": [
        {"$ref": "#/$defs/Condition"},
        {"type": "array", "items": {"$ref": "#/$defs/Condition"}},
    ]
}


def mapping_schema() -> dict[str, Any]:
    """Return the JSON Schema of `tieline/mapping/1`, the fields of a report among it."""
    whole = TypeAdapter(Mapping).json_schema(by_alias=True)
    definitions = whole.setdefault("$defs", {})
    for model in (Condition, Each, Value):
        made = TypeAdapter(model).json_schema(by_alias=True)
        definitions |= made.pop("$defs", {})
        definitions[model.__name__] = made
    definitions["AnyValue"] = {
        "description": "a text, with columns in braces; a constant; or an object that says more",
        "anyOf": [
            {"type": ["string", "number", "boolean", "null"]},
            {"$ref": "#/$defs/Value"},
        ],
    }
    whole["properties"]["report"] = _object(ParsedReport)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **whole, "title": SCHEMA}


def _object(model: type[BaseModel], is_item: bool = False) -> dict[str, Any]:
    fields = {field.alias or name: field for name, field in model.model_fields.items()}
    if model is ParsedReport:
        fields = {name: field for name, field in fields.items() if name not in NOT_MAPPED}
    properties = {name: _field(field.annotation) for name, field in fields.items()}
    properties["when"] = _WHEN
    if is_item:
        properties["each"] = {"$ref": "#/$defs/Each"}
    return {"type": "object", "properties": properties, "additionalProperties": False}


def _field(annotation: Any) -> dict[str, Any]:
    kind = plain_type(annotation)
    item = list_item(kind)
    model = model_of(kind if item is None else item)
    if model is None:
        return _VALUE if item is None else _one_or_several(_VALUE)
    made = _object(model, is_item=item is not None)
    if item is None:
        return made
    return _one_or_several({"anyOf": [made, _VALUE]} if model is Named else made)


def _one_or_several(schema: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [schema, {"type": "array", "items": schema}]}
