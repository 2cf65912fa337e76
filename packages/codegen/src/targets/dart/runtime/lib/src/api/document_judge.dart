import '../json/json_value.dart';
import '../spec/json.dart';
import '../support/base64_text.dart';
import 'document_shape.dart';
import 'web_address.dart';

/// How a document is judged: a request by all that is in it, an answer by what
/// must be there. In an answer the value of any other member has a reading or
/// has none, and stays as it came.
enum DocumentJudgement { request, answer }

/// Whether a member is missing or of another type, or a value out of its range.
enum OffenceKind { type, range }

/// What is wrong with a document; the message never has the value.
final class DocumentOffence {
  /// An offence.
  const DocumentOffence(this.kind, this.message);

  /// Its kind.
  final OffenceKind kind;

  /// What offends and how, for people.
  final String message;
}

/// The first offence of a document, types before ranges; null where it has
/// none.
DocumentOffence? judgeDocument(
  DocumentShape shape,
  JsonValue json,
  DocumentJudgement judgement,
) {
  for (final pass in OffenceKind.values) {
    final offence = _Judge(judgement, pass)._object(shape, json, shape.name);
    if (offence != null) return offence;
  }
  return null;
}

final class _Judge {
  const _Judge(this._judgement, this._pass);

  final DocumentJudgement _judgement;
  final OffenceKind _pass;

  DocumentOffence? _object(DocumentShape shape, JsonValue json, String place) {
    if (json is! JsonObject) return _type('$place must be an object');
    for (final member in shape.members) {
      final value = json[member.name] ?? const JsonNull();
      final isRequired = member.isRequiredIn(json);
      final here = '$place.${member.name}';
      if (value is JsonNull) {
        if (isRequired) return _type('$here is missing');
      } else if (isRequired || _judgement == DocumentJudgement.request) {
        final offence = _value(member.content, value, here, json);
        if (offence != null) return offence;
      }
    }
    return null;
  }

  DocumentOffence? _value(
    DocumentContent content,
    JsonValue value,
    String place,
    JsonObject object,
  ) => switch (content) {
    TextContent() => _text(content, value, place),
    IntegerContent() => _integer(content, value, place),
    FlagContent() =>
      value is JsonBoolean ? null : _type('$place must be true or false'),
    ObjectContent(:final shape) => _object(shape, value, place),
    ListContent() => _list(content, value, place, object),
  };

  DocumentOffence? _text(TextContent content, JsonValue value, String place) {
    if (value is! JsonString) return _type('$place must be a string');
    if (_pass == OffenceKind.type) return null;
    final bytes = content.base64Bytes;
    if (bytes != null && decodeBase64(value.value)?.length != bytes) {
      return _range('$place must be the base64 of $bytes bytes');
    }
    if (content.isAddress && !isWebAddress(value.value)) {
      return _range('$place $addressExpectation');
    }
    return null;
  }

  // A whole number of any size has the type of one that has a range: it is out
  // of it.
  DocumentOffence? _integer(
    IntegerContent content,
    JsonValue value,
    String place,
  ) {
    final isRanged = content.minimum != null || content.maximum != null;
    if (value is! JsonNumber ||
        value.value != value.value.truncateToDouble() ||
        !isRanged && value.integer == null) {
      return _type('$place must be a whole number');
    }
    if (_pass == OffenceKind.type || !isRanged) return null;
    final minimum = content.minimum ?? -JsonLimits.maximumExactInteger;
    final maximum = content.maximum ?? JsonLimits.maximumExactInteger;
    final integer = value.integer;
    return integer != null && integer >= minimum && integer <= maximum
        ? null
        : _range('$place must be from $minimum to $maximum');
  }

  DocumentOffence? _list(
    ListContent content,
    JsonValue value,
    String place,
    JsonObject object,
  ) {
    if (value is! JsonArray) return _type('$place must be a list');
    final items = value.items;
    for (final (index, item) in items.indexed) {
      final offence = _value(content.items, item, '$place[$index]', object);
      if (offence != null) return offence;
    }
    if (_pass == OffenceKind.type) return null;
    final maximum = content.maximum ?? items.length;
    if (items.length < content.minimum || items.length > maximum) {
      return _range(
        '$place must have from ${content.minimum} to $maximum items; '
        'got ${items.length}',
      );
    }
    if (content.isDistinct && !_isDistinct(content.items, items)) {
      return _range('$place has the same item twice');
    }
    final other = content.distinctFrom;
    if (other != null && items.contains(object[other])) {
      return _range('$place has an item that is $other');
    }
    return null;
  }

  bool _isDistinct(DocumentContent content, List<JsonValue> items) {
    if (content is! ObjectContent) return items.toSet().length == items.length;
    return content.shape.members
        .where((member) => member.isRequired && member.content is TextContent)
        .every((member) {
          final texts = {
            for (final item in items) (item as JsonObject)[member.name],
          };
          return texts.length == items.length;
        });
  }

  DocumentOffence _type(String message) =>
      DocumentOffence(OffenceKind.type, message);

  DocumentOffence _range(String message) =>
      DocumentOffence(OffenceKind.range, message);
}
