import '../crypto/crypto_provider.dart';
import '../errors/lockstep_exception.dart';
import '../spec/errors.dart';
import '../spec/upload.dart';
import '../spec/upload_record_tables.dart';
import '../spec/upload_state.dart';
import 'api_client.dart';
import 'upload_budget.dart';
import 'upload_cancellation.dart';
import 'upload_container.dart';
import 'upload_environment.dart';
import 'upload_failure.dart';
import 'upload_photo.dart';

/// What the storage answered to a completion.
enum CompletionAnswer {
  /// It has put the parts together.
  acknowledged,

  /// It does not know the upload, which it says where it had completed it
  /// before, too.
  inDoubt,
}

/// What the steps of one upload share, and what they count.
final class UploadCall {
  /// One upload under the lock's [token].
  UploadCall({
    required this.environment,
    required this.container,
    required this.client,
    required this.keys,
    required this.token,
    required this.budget,
    this.cancellation,
    this.onProgress,
  });

  /// The world.
  final UploadEnvironment environment;

  /// The shared container.
  final UploadContainer container;

  /// Sends calls.
  final ApiClient client;

  /// The keys of the collections.
  final CollectionKeys keys;

  /// The token of the photo's lock.
  final int token;

  /// Cancels it.
  final UploadCancellation? cancellation;

  /// What is left of the run's time.
  final UploadBudget budget;

  /// Told how far the upload is.
  final void Function(UploadProgressEvent event)? onProgress;

  /// The bytes of PUTs that the storage acknowledged.
  int sentBytes = 0;

  /// Whether the server was asked whether uploads are allowed.
  bool isEligible = false;

  /// How often the upload may still get new objects.
  int newObjectsLeft = UploadPolicy.maximumNewObjects;

  /// What a completion was answered; null before one was sent.
  CompletionAnswer? completion;

  /// Whether what the storage lacks was sent to the addresses of before.
  bool isSentAgain = false;

  /// Throws a [BudgetSpent] where [bytes] can't be encrypted any more.
  void requireEncryption(int bytes) {
    cancellation?.check();
    budget.requireEncryption(bytes);
  }

  /// Throws a [BudgetSpent] where [bytes] can't be sent any more.
  void requireTransfer(int bytes) {
    cancellation?.check();
    budget.requireTransfer(bytes);
  }

  /// The key of a collection. Throws a [LockstepException] with the code
  /// `invalid_argument` where it is not among those given.
  CryptoBuffer keyOf(int collectionId) =>
      keys[collectionId] ??
      (throw LockstepException(
        LockstepErrorCode.invalidArgument,
        'The collection $collectionId is not among those whose keys are given.',
      ));

  /// The record as the table has it after a change of this call, if the change
  /// was made: it is not where the lock is lost, or a commit is in doubt.
  ///
  /// Throws a [LockLost] where somebody else has the record by now.
  Future<UploadRecord> reread(UploadRecord known, bool isChanged) async {
    final record =
        isChanged
            ? await container.records.read(
              known.localId,
              known.collectionId,
              known.contentHash,
            )
            : null;
    if (record == null || record.encryptedFileName != known.encryptedFileName) {
      throw const LockLost();
    }
    return record;
  }

  /// Reports progress: to the app's screens by the table, to the caller by an event.
  Future<void> tell(
    UploadRecord record,
    UploadState state,
    int storedBytes,
  ) async {
    final totalBytes = totalOf(record);
    await container.note(
      record.localId,
      state,
      sentBytes: storedBytes,
      totalBytes: totalBytes,
    );
    tellSent(record, state, storedBytes);
  }

  /// Reports to the caller alone.
  void tellSent(UploadRecord record, UploadState state, int sentBytes) {
    final totalBytes = totalOf(record);
    onProgress?.call(
      UploadProgressEvent(
        localId: record.localId,
        state: state,
        sentBytes: sentBytes < totalBytes ? sentBytes : totalBytes,
        totalBytes: totalBytes,
      ),
    );
  }

  /// What there is to send of a record, in bytes.
  static int totalOf(UploadRecord record) =>
      record.encryptedSize + (record.thumbnailSize ?? 0);
}

/// Whether the server may have carried out a request to commit of which nobody
/// knows the answer.
bool isInDoubt(UploadRecord record) =>
    record.commitsSent != record.commitsRefused;
