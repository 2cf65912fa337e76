// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import '../../lib/src/crypto/ente_crypto.dart';
import '../../lib/src/ffi/md5_library.dart';
import '../../lib/src/ffi/sodium_library.dart';
import '../../lib/src/ffi/sodium_provider.dart';
import '../../lib/src/ffi/sqlite_library.dart';
import 'answer_values.dart';
import 'api_operations.dart';
import 'blob_operations.dart';
import 'box_operations.dart';
import 'container_operations.dart';
import 'enum_operations.dart';
import 'extension_operations.dart';
import 'file_operations.dart';
import 'hash_operations.dart';
import 'general_operations.dart';
import 'json_operations.dart';
import 'kdf_operations.dart';
import 'live_photo_operations.dart';
import 'locks_operations.dart';
import 'model_operations.dart';
import 'monitoring_operations.dart';
import 'multipart_operations.dart';
import 'open_databases.dart';
import 'operation_table.dart';
import 'queue_operations.dart';
import 'handlers/queue_handler.dart';
import 'rollout_operations.dart';
import 'sealed_box_operations.dart';
import 'testing/seeded_memory.dart';
import 'stream_operations.dart';
import 'testee.dart';
import 'testing/testing_crypto.dart';
import 'upload_operations.dart';
import 'upload_record_operations.dart';

/// The testee: every operation of the spec on this package.
///
/// A test may have another [queue] answer. Throws an [ArgumentError] if libsodium
/// is missing.
RequestAnswerer openTestee({QueueHandler queue = const QueueOperations()}) {
  final library = SodiumLibrary.open();
  final provider = SodiumProvider.on(library, Md5Library.open());
  final crypto = TestingCrypto(provider, library);
  final databases = OpenDatabases();
  final operations = OperationTable(
    AnswerValues(provider),
    apiHandler: const ApiOperations(),
    blobHandler: BlobOperations(crypto),
    boxHandler: BoxOperations(crypto),
    containerHandler: ContainerOperations(EnteCrypto(provider)),
    enumHandler: const EnumOperations(),
    extensionHandler: const ExtensionOperations(),
    fileHandler: FileOperations(crypto),
    generalHandler: GeneralOperations(library),
    hashHandler: HashOperations(crypto),
    jsonHandler: const JsonOperations(),
    kdfHandler: KdfOperations(crypto),
    livePhotoHandler: LivePhotoOperations(crypto),
    locksHandler: LocksOperations(databases, SqliteLibrary.open()),
    modelHandler: const ModelOperations(),
    monitoringHandler: MonitoringOperations(provider, databases),
    multipartHandler: const MultipartOperations(),
    queueHandler: queue,
    rolloutHandler: RolloutOperations(provider, databases),
    sealedBoxHandler: SealedBoxOperations(crypto),
    streamHandler: StreamOperations(crypto),
    uploadHandler: UploadOperations(EnteCrypto(provider)),
    uploadRecordHandler: UploadRecordOperations(databases),
  );
  return RequestAnswerer(operations, SeededMemory(library));
}
