import '../json/json_value.dart';
import '../spec/monitoring.dart';

/// A member of an event as it is written. There is no form for a text of a
/// person's: what is given as [EventMember.text] is the wire value of an enum.
final class EventMember {
  /// The wire value of an enum of texts; null: the event has it not.
  EventMember.text(this.name, String? wire)
    : value = wire == null ? null : JsonString(wire);

  /// How many there are, or the wire value of an enum of integers.
  EventMember.count(this.name, int? count)
    : value = count == null ? null : JsonNumber.integer(count);

  /// How long something took, from microseconds to whole milliseconds.
  EventMember.duration(this.name, int? duration)
    : value =
          duration == null
              ? null
              : JsonNumber.integer(duration ~/ Monitoring.durationUnit);

  /// The class of a size in bytes.
  EventMember.size(this.name, int? bytes)
    : value =
          bytes == null ? null : JsonNumber.integer(sizeClassOf(bytes).wire);

  /// What it is called.
  final String name;

  /// What is written; null: the event has it not.
  final JsonValue? value;
}

/// The class that a size of [bytes] falls in: the first that is large enough.
SizeClass sizeClassOf(int bytes) =>
    SizeClass.values.firstWhere((each) => bytes <= each.wire);
