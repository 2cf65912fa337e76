import '../../lib/src/crypto/ente_crypto.dart';
import '../../lib/src/ffi/sqlite_lock_database.dart';
import '../../lib/src/uploader/http_transfer.dart';
import '../../lib/src/uploader/upload_container.dart';
import '../../lib/src/uploader/upload_environment.dart';
import 'handlers/container_handler.dart';

/// `container.*`: the shared container.
final class ContainerOperations implements ContainerHandler {
  /// Works with [_crypto].
  const ContainerOperations(this._crypto);

  final EnteCrypto _crypto;

  @override
  Future<ContainerCleanResult> clean(ContainerCleanArguments arguments) async {
    final transfer = HttpTransfer();
    try {
      final container = await UploadContainer.open(
        arguments.container,
        owner: arguments.owner,
        environment: UploadEnvironment(crypto: _crypto, transfer: transfer),
        databaseAt: SqliteLockDatabase.at,
        onError: (error) {},
      );
      try {
        return ContainerCleanResult(
          removed: await container.clean(arguments.now),
        );
      } finally {
        await container.close();
      }
    } finally {
      transfer.close();
    }
  }
}
