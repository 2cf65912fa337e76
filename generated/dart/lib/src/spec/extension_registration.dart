// Generated from the spec of Lockstep: change it there, then run
// `npx nx generate lockstep`.

import '../models/wire_value.dart';

/// Further codes of PHPhotosErrorDomain that a call decides by.
///
/// The spec's `PhotoLibraryCode`.
enum PhotoLibraryCode {
  /// The history does not go back to the token: the library has to be looked
  /// through again.
  persistentChangeTokenExpired(3105),

  /// The original is in iCloud alone, and the network was not allowed.
  networkAccessRequired(3164),

  /// There is no such object.
  identifierNotFound(3201),

  /// What a change was made of is not known any more: the library has to be
  /// looked through again.
  persistentChangeDetailsUnavailable(3210),

  /// The resource is not there.
  missingResource(3303),

  /// The system takes no more jobs.
  limitExceeded(3307),

  /// Any wire value that the spec does not define.
  other(null);

  const PhotoLibraryCode(this.wire);

  /// The value that stands for it in JSON and databases, null for
  /// [other].
  final int? wire;

  /// The member that [wire] stands for.
  static PhotoLibraryCode fromWire(int wire) => _byWire[wire] ?? other;

  static final _byWire = {
    for (final member in values)
      if (member.wire case final wire?) wire: member,
  };
}

/// A wire value of `PhotoLibraryCode`, kept as it was written where the spec
/// does not define it.
final class PhotoLibraryCodeValue implements WireValue<int> {
  /// The value [wire].
  const PhotoLibraryCodeValue(this.wire);

  /// The value of [member].
  ///
  /// Throws an [ArgumentError] for [PhotoLibraryCode.other], which stands for
  /// many.
  factory PhotoLibraryCodeValue.of(PhotoLibraryCode member) {
    final wire = member.wire;
    if (wire == null) {
      throw ArgumentError.value(member, 'member', 'Stands for no one value');
    }
    return PhotoLibraryCodeValue(wire);
  }

  @override
  final int wire;

  /// What the spec takes it for.
  PhotoLibraryCode get known => PhotoLibraryCode.fromWire(wire);

  @override
  bool operator ==(Object other) =>
      other is PhotoLibraryCodeValue && other.wire == wire;

  @override
  int get hashCode => wire.hashCode;

  @override
  String toString() => 'PhotoLibraryCode($wire)';
}

/// What the photo library says where the extension is enabled or disabled: a
/// code of PHPhotosErrorDomain, 0 for no error.
///
/// The spec's `RegistrationCode`.
enum RegistrationCode {
  /// No error.
  success(0),

  /// Without a valid BackgroundUploadURLBase, and in the Simulator.
  internalError(-1),

  /// Disabling without a record.
  noRecord(3201),

  /// Enabling over the record of an earlier installation or signature: the
  /// extension is never called then.
  staleRecord(3202),

  /// Without full access to the photo library, in both directions.
  accessDenied(3311),

  /// Any wire value that the spec does not define.
  other(null);

  const RegistrationCode(this.wire);

  /// The value that stands for it in JSON and databases, null for
  /// [other].
  final int? wire;

  /// The member that [wire] stands for.
  static RegistrationCode fromWire(int wire) => _byWire[wire] ?? other;

  static final _byWire = {
    for (final member in values)
      if (member.wire case final wire?) wire: member,
  };
}

/// A wire value of `RegistrationCode`, kept as it was written where the spec
/// does not define it.
final class RegistrationCodeValue implements WireValue<int> {
  /// The value [wire].
  const RegistrationCodeValue(this.wire);

  /// The value of [member].
  ///
  /// Throws an [ArgumentError] for [RegistrationCode.other], which stands for
  /// many.
  factory RegistrationCodeValue.of(RegistrationCode member) {
    final wire = member.wire;
    if (wire == null) {
      throw ArgumentError.value(member, 'member', 'Stands for no one value');
    }
    return RegistrationCodeValue(wire);
  }

  @override
  final int wire;

  /// What the spec takes it for.
  RegistrationCode get known => RegistrationCode.fromWire(wire);

  @override
  bool operator ==(Object other) =>
      other is RegistrationCodeValue && other.wire == wire;

  @override
  int get hashCode => wire.hashCode;

  @override
  String toString() => 'RegistrationCode($wire)';
}

/// The result of enabling or disabling.
///
/// The spec's `RegistrationOutcome`.
enum RegistrationOutcome implements WireValue<String> {
  /// The system calls the extension.
  enabled('enabled'),

  /// The system does not call it; its jobs are gone.
  disabled('disabled'),

  /// The person has to let the app see all photos first.
  noFullAccess('noFullAccess'),

  /// A record of an earlier installation is in the way: disable, let what is
  /// awaited become unknown, enable.
  staleRegistration('staleRegistration'),

  /// The extension's Info.plist lacks what the system wants, or this is the
  /// Simulator.
  notConfigured('notConfigured'),

  /// The system is older than the extension.
  notSupported('notSupported'),

  /// The account does not have background upload yet, or it is stopped: the
  /// system was not asked.
  notRolledOut('notRolledOut'),

  /// For another reason, whose code goes with it.
  failed('failed');

  const RegistrationOutcome(this.wire);

  @override
  final String wire;

  /// The member that [wire] stands for, null where the spec defines none.
  static RegistrationOutcome? fromWire(String wire) => _byWire[wire];

  static final _byWire = {for (final member in values) member.wire: member};
}
