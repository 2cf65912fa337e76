// Generated from the spec of Lockstep: change it there and generate anew.

import '../json/json_value.dart';
import 'answer_values.dart';
import 'request_members.dart';
import 'requests/blob_requests.dart';
import 'requests/enum_requests.dart';
import 'requests/file_requests.dart';
import 'requests/general_requests.dart';
import 'requests/hash_requests.dart';
import 'requests/stream_requests.dart';

/// Every operation of the testee protocol, and what answers it.
final class OperationTable {
  /// Has the operations of each subject answered by an object of its own, and
  /// their results written by [_answers].
  const OperationTable(
    this._answers, {
    required this.blobRequests,
    required this.enumRequests,
    required this.fileRequests,
    required this.generalRequests,
    required this.hashRequests,
    required this.streamRequests,
  });

  final AnswerValues _answers;

  /// Answers `blob.*`.
  final BlobRequests blobRequests;

  /// Answers `enum.*`.
  final EnumRequests enumRequests;

  /// Answers `file.*`.
  final FileRequests fileRequests;

  /// Answers the other operations.
  final GeneralRequests generalRequests;

  /// Answers `hash.*`.
  final HashRequests hashRequests;

  /// Answers `stream.*`.
  final StreamRequests streamRequests;

  /// The names of all operations.
  static const Set<String> names = {
    'blob.decrypt',
    'blob.encrypt',
    'enum.decode',
    'enum.encode',
    'file.decrypt',
    'file.encrypt',
    'hash.bytes',
    'hash.file',
    'info',
    'stream.decrypt',
    'stream.encrypt',
  };

  /// The result of the operation called [name], which is one of [names].
  ///
  /// Throws a `LockstepException` as the spec says.
  JsonObject call(String name, RequestMembers members) {
    switch (name) {
      case 'blob.decrypt':
        final arguments = BlobDecryptArguments.read(members)();
        return blobRequests.decrypt(arguments).toJson(_answers);
      case 'blob.encrypt':
        final arguments = BlobEncryptArguments.read(members)();
        return blobRequests.encrypt(arguments).toJson(_answers);
      case 'enum.decode':
        final arguments = EnumDecodeArguments.read(members)();
        return enumRequests.decode(arguments).toJson(_answers);
      case 'enum.encode':
        final arguments = EnumEncodeArguments.read(members)();
        return enumRequests.encode(arguments).toJson(_answers);
      case 'file.decrypt':
        final arguments = FileDecryptArguments.read(members)();
        return fileRequests.decrypt(arguments).toJson(_answers);
      case 'file.encrypt':
        final arguments = FileEncryptArguments.read(members)();
        return fileRequests.encrypt(arguments).toJson(_answers);
      case 'hash.bytes':
        final arguments = HashBytesArguments.read(members)();
        return hashRequests.bytes(arguments).toJson(_answers);
      case 'hash.file':
        final arguments = HashFileArguments.read(members)();
        return hashRequests.file(arguments).toJson(_answers);
      case 'info':
        return generalRequests.info().toJson(_answers);
      case 'stream.decrypt':
        final arguments = StreamDecryptArguments.read(members)();
        return streamRequests.decrypt(arguments).toJson(_answers);
      case 'stream.encrypt':
        final arguments = StreamEncryptArguments.read(members)();
        return streamRequests.encrypt(arguments).toJson(_answers);
      default:
        throw ArgumentError.value(name, 'name', 'No operation of the spec');
    }
  }
}
