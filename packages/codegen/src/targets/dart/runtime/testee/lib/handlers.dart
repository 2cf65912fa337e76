import '../../lib/src/crypto/ente_crypto.dart';
import '../../lib/src/ffi/md5_library.dart';
import '../../lib/src/ffi/sodium_library.dart';
import '../../lib/src/ffi/sodium_provider.dart';
import '../../lib/src/ffi/sqlite_library.dart';
import 'answer_values.dart';
import 'api_handlers.dart';
import 'blob_handlers.dart';
import 'box_handlers.dart';
import 'container_handlers.dart';
import 'enum_handlers.dart';
import 'extension_handlers.dart';
import 'file_handlers.dart';
import 'hash_handlers.dart';
import 'general_handlers.dart';
import 'json_handlers.dart';
import 'kdf_handlers.dart';
import 'live_photo_handlers.dart';
import 'locks_handlers.dart';
import 'model_handlers.dart';
import 'multipart_handlers.dart';
import 'open_databases.dart';
import 'operation_table.dart';
import 'queue_handlers.dart';
import 'requests/queue_requests.dart';
import 'rollout_handlers.dart';
import 'sealed_box_handlers.dart';
import 'testing/seeded_memory.dart';
import 'stream_handlers.dart';
import 'testee.dart';
import 'testing/testing_crypto.dart';
import 'upload_handlers.dart';
import 'upload_record_handlers.dart';

/// The testee: every operation of the spec on this package.
///
/// A test may have another [queue] answer. Throws an [ArgumentError] if libsodium
/// is missing.
RequestAnswerer openTestee({QueueRequests queue = const QueueHandlers()}) {
  final library = SodiumLibrary.open();
  final provider = SodiumProvider.on(library, Md5Library.open());
  final crypto = TestingCrypto(provider, library);
  final databases = OpenDatabases();
  final operations = OperationTable(
    AnswerValues(provider),
    apiRequests: const ApiHandlers(),
    blobRequests: BlobHandlers(crypto),
    boxRequests: BoxHandlers(crypto),
    containerRequests: ContainerHandlers(EnteCrypto(provider)),
    enumRequests: const EnumHandlers(),
    extensionRequests: const ExtensionHandlers(),
    fileRequests: FileHandlers(crypto),
    generalRequests: GeneralHandlers(library),
    hashRequests: HashHandlers(crypto),
    jsonRequests: const JsonHandlers(),
    kdfRequests: KdfHandlers(crypto),
    livePhotoRequests: LivePhotoHandlers(crypto),
    locksRequests: LocksHandlers(databases, SqliteLibrary.open()),
    modelRequests: const ModelHandlers(),
    multipartRequests: const MultipartHandlers(),
    queueRequests: queue,
    rolloutRequests: RolloutHandlers(provider),
    sealedBoxRequests: SealedBoxHandlers(crypto),
    streamRequests: StreamHandlers(crypto),
    uploadRequests: UploadHandlers(EnteCrypto(provider)),
    uploadRecordRequests: UploadRecordHandlers(databases),
  );
  return RequestAnswerer(operations, SeededMemory(library));
}
