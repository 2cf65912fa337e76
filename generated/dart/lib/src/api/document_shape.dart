// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import '../json/json_value.dart';

/// What is judged of a document: its members and what each of them holds.
final class DocumentShape {
  /// Describes a document.
  const DocumentShape(this.name, this.members);

  /// The name of the spec's definition.
  final String name;

  /// The members that the spec knows, in its order.
  final List<DocumentMember> members;
}

/// A member of a document.
final class DocumentMember {
  /// A member that must be there always if [isRequired], or unless the flag
  /// [requiredUnless] of the same object is true.
  const DocumentMember(
    this.name,
    this.content, {
    this.isRequired = false,
    this.requiredUnless,
  });

  /// Its name.
  final String name;

  /// What it holds.
  final DocumentContent content;

  /// Whether it must be there always, which is neither absent nor null.
  final bool isRequired;

  /// The flag without which it must be there.
  final String? requiredUnless;

  /// Whether it must be there in [object].
  bool isRequiredIn(JsonObject object) {
    if (requiredUnless case final flag?) {
      return object[flag] != const JsonBoolean(true);
    }
    return isRequired;
  }
}

/// What a member of a document holds.
sealed class DocumentContent {
  const DocumentContent();
}

/// A text.
final class TextContent extends DocumentContent {
  /// Any text.
  const TextContent() : base64Bytes = null, isAddress = false;

  /// The base64 of so many [bytes].
  const TextContent.base64(int bytes) : base64Bytes = bytes, isAddress = false;

  /// An absolute address, http or https.
  const TextContent.address() : base64Bytes = null, isAddress = true;

  /// How many bytes the text is the base64 of; null for any text.
  final int? base64Bytes;

  /// Whether the text is an address.
  final bool isAddress;
}

/// A whole number.
final class IntegerContent extends DocumentContent {
  /// A whole number within ±(2^53 − 1) or, where one of the two is given, from
  /// [minimum] to [maximum].
  const IntegerContent({this.minimum, this.maximum});

  /// The least value.
  final int? minimum;

  /// The largest value.
  final int? maximum;
}

/// `true` or `false`.
final class FlagContent extends DocumentContent {
  /// Either.
  const FlagContent();
}

/// Another document.
final class ObjectContent extends DocumentContent {
  /// A document of [shape].
  const ObjectContent(this.shape);

  /// What is judged of it.
  final DocumentShape shape;
}

/// A list.
final class ListContent extends DocumentContent {
  /// A list of [items].
  const ListContent(
    this.items, {
    this.minimum = 0,
    this.maximum,
    this.isDistinct = false,
    this.distinctFrom,
  });

  /// What each item is.
  final DocumentContent items;

  /// The fewest items.
  final int minimum;

  /// The most items; null for any number.
  final int? maximum;

  /// Whether no two items are the same text, or have the same text in a member
  /// that must be there.
  final bool isDistinct;

  /// The member of the same object whose text is none of the items.
  final String? distinctFrom;
}
