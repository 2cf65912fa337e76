// Generated from the spec of Lockstep: change it there, then run
// `npx nx generate lockstep`.

import '../../lib/src/spec/database.dart';
import '../../lib/src/spec/device_experiments.dart';
import '../../lib/src/spec/extension_calls.dart';
import '../../lib/src/spec/extension_identity.dart';
import '../../lib/src/spec/extension_registration.dart';
import '../../lib/src/spec/locks.dart';
import '../../lib/src/spec/metadata.dart';
import '../../lib/src/spec/monitoring.dart';
import '../../lib/src/spec/multipart.dart';
import '../../lib/src/spec/photo_extension.dart';
import '../../lib/src/spec/photo_extension_channel.dart';
import '../../lib/src/spec/photo_queue.dart';
import '../../lib/src/spec/process_type.dart';
import '../../lib/src/spec/queue.dart';
import '../../lib/src/spec/rollout.dart';
import '../../lib/src/spec/upload.dart';
import '../../lib/src/spec/upload_record.dart';
import '../../lib/src/spec/upload_state.dart';
import 'enum_codec.dart';

/// The names and wire values of [AccountFailure].
final accountFailureCodec = EnumCodec.ofTexts(
  {
    'unauthorized': AccountFailure.unauthorized,
    'forbidden': AccountFailure.forbidden,
    'noActiveSubscription': AccountFailure.noActiveSubscription,
  },
  toWire: (member) => member.wire,
  fromWire: AccountFailure.fromWire,
);

/// The names and wire values of [ClientLanguage].
final clientLanguageCodec = EnumCodec.ofTexts(
  {
    'typescript': ClientLanguage.typescript,
    'swift': ClientLanguage.swift,
    'dart': ClientLanguage.dart,
    'unknown': ClientLanguage.unknown,
  },
  toWire: (member) => member.wire,
  fromWire: ClientLanguage.fromWire,
);

/// The names and wire values of [CoordinationDecision].
final coordinationDecisionCodec = EnumCodec.ofTexts(
  {
    'run': CoordinationDecision.run,
    'wait': CoordinationDecision.wait,
    'exit': CoordinationDecision.exit,
  },
  toWire: (member) => member.wire,
  fromWire: CoordinationDecision.fromWire,
);

/// The names and wire values of [DatabaseFailure].
final databaseFailureCodec = EnumCodec.ofTexts(
  {
    'busy': DatabaseFailure.busy,
    'interrupted': DatabaseFailure.interrupted,
    'corrupt': DatabaseFailure.corrupt,
    'full': DatabaseFailure.full,
    'readOnly': DatabaseFailure.readOnly,
    'lockedDevice': DatabaseFailure.lockedDevice,
    'ioFailure': DatabaseFailure.ioFailure,
    'replaced': DatabaseFailure.replaced,
    'newerSchema': DatabaseFailure.newerSchema,
    'foreign': DatabaseFailure.foreign,
    'olderSQLite': DatabaseFailure.olderSQLite,
    'refused': DatabaseFailure.refused,
  },
  toWire: (member) => member.wire,
  fromWire: DatabaseFailure.fromWire,
);

/// The names and wire values of [DeviceExperiment].
final deviceExperimentCodec = EnumCodec.ofIntegers(
  {
    'callsWithoutJobs': DeviceExperiment.callsWithoutJobs,
    'backgroundSession': DeviceExperiment.backgroundSession,
    'answers': DeviceExperiment.answers,
    'timeLimit': DeviceExperiment.timeLimit,
    'memoryLimit': DeviceExperiment.memoryLimit,
    'thumbnails': DeviceExperiment.thumbnails,
    'downloadJobs': DeviceExperiment.downloadJobs,
    'reading': DeviceExperiment.reading,
    'lockedDevice': DeviceExperiment.lockedDevice,
    'registration': DeviceExperiment.registration,
    'review': DeviceExperiment.review,
    'appOpenedMeanwhile': DeviceExperiment.appOpenedMeanwhile,
    'nextSystem': DeviceExperiment.nextSystem,
  },
  toWire: (member) => member.wire,
  fromWire: DeviceExperiment.fromWire,
);

/// The names and wire values of [DownloadJobState].
final downloadJobStateCodec = EnumCodec.ofTexts(
  {'awaited': DownloadJobState.awaited, 'unknown': DownloadJobState.unknown},
  toWire: (member) => member.wire,
  fromWire: DownloadJobState.fromWire,
);

/// The names and wire values of [ExtensionAdvice].
final extensionAdviceCodec = EnumCodec.ofTexts(
  {
    'none': ExtensionAdvice.none,
    'updateSystem': ExtensionAdvice.updateSystem,
    'signIn': ExtensionAdvice.signIn,
    'waitForRollout': ExtensionAdvice.waitForRollout,
    'switchOn': ExtensionAdvice.switchOn,
    'allowAllPhotos': ExtensionAdvice.allowAllPhotos,
    'restricted': ExtensionAdvice.restricted,
    'enableAgain': ExtensionAdvice.enableAgain,
    'allowRefresh': ExtensionAdvice.allowRefresh,
    'waitForPower': ExtensionAdvice.waitForPower,
    'waitForNetwork': ExtensionAdvice.waitForNetwork,
  },
  toWire: (member) => member.wire,
  fromWire: ExtensionAdvice.fromWire,
);

/// The names and wire values of [ExtensionAnswer].
final extensionAnswerCodec = EnumCodec.ofTexts(
  {
    'completed': ExtensionAnswer.completed,
    'processing': ExtensionAnswer.processing,
    'failure': ExtensionAnswer.failure,
  },
  toWire: (member) => member.wire,
  fromWire: ExtensionAnswer.fromWire,
);

/// The names and wire values of [ExtensionReason].
final extensionReasonCodec = EnumCodec.ofTexts(
  {
    'switchedOff': ExtensionReason.switchedOff,
    'signedOut': ExtensionReason.signedOut,
    'noFullAccess': ExtensionReason.noFullAccess,
    'beforeFirstUnlock': ExtensionReason.beforeFirstUnlock,
    'foregroundAlive': ExtensionReason.foregroundAlive,
    'networkPolicy': ExtensionReason.networkPolicy,
    'nothingToDo': ExtensionReason.nothingToDo,
    'finished': ExtensionReason.finished,
    'budgetSpent': ExtensionReason.budgetSpent,
    'terminated': ExtensionReason.terminated,
    'tooLarge': ExtensionReason.tooLarge,
    'inCloud': ExtensionReason.inCloud,
    'jobLimit': ExtensionReason.jobLimit,
    'locked': ExtensionReason.locked,
    'failed': ExtensionReason.failed,
    'failedBefore': ExtensionReason.failedBefore,
  },
  toWire: (member) => member.wire,
  fromWire: ExtensionReason.fromWire,
);

/// The names and wire values of [LockstepFileType].
final fileTypeCodec = EnumCodec.ofIntegers(
  {
    'image': LockstepFileType.image,
    'video': LockstepFileType.video,
    'livePhoto': LockstepFileType.livePhoto,
    'other': LockstepFileType.other,
  },
  toWire: (member) => member.wire,
  fromWire: LockstepFileType.fromWire,
);

/// The names and wire values of [KeychainStatus].
final keychainStatusCodec = EnumCodec.ofIntegers(
  {
    'success': KeychainStatus.success,
    'notFound': KeychainStatus.notFound,
    'duplicate': KeychainStatus.duplicate,
    'notUnlocked': KeychainStatus.notUnlocked,
    'missingEntitlement': KeychainStatus.missingEntitlement,
    'other': KeychainStatus.other,
  },
  toWire: (member) => member.wire,
  fromWire: KeychainStatus.fromWire,
);

/// The names and wire values of [MultipartStatus].
final multipartStatusCodec = EnumCodec.ofTexts(
  {
    'pending': MultipartStatus.pending,
    'uploaded': MultipartStatus.uploaded,
    'completed': MultipartStatus.completed,
  },
  toWire: (member) => member.wire,
  fromWire: MultipartStatus.fromWire,
);

/// The names and wire values of [NetworkState].
final networkStateCodec = EnumCodec.ofTexts(
  {
    'none': NetworkState.none,
    'expensive': NetworkState.expensive,
    'inexpensive': NetworkState.inexpensive,
  },
  toWire: (member) => member.wire,
  fromWire: NetworkState.fromWire,
);

/// The names and wire values of [PartStatus].
final partStatusCodec = EnumCodec.ofTexts(
  {'pending': PartStatus.pending, 'uploaded': PartStatus.uploaded},
  toWire: (member) => member.wire,
  fromWire: PartStatus.fromWire,
);

/// The names and wire values of [PhotoAccess].
final photoAccessCodec = EnumCodec.ofTexts(
  {
    'notDetermined': PhotoAccess.notDetermined,
    'restricted': PhotoAccess.restricted,
    'denied': PhotoAccess.denied,
    'limited': PhotoAccess.limited,
    'full': PhotoAccess.full,
  },
  toWire: (member) => member.wire,
  fromWire: PhotoAccess.fromWire,
);

/// The names and wire values of [PhotoLibraryCode].
final photoLibraryCodeCodec = EnumCodec.ofIntegers(
  {
    'persistentChangeTokenExpired':
        PhotoLibraryCode.persistentChangeTokenExpired,
    'networkAccessRequired': PhotoLibraryCode.networkAccessRequired,
    'identifierNotFound': PhotoLibraryCode.identifierNotFound,
    'persistentChangeDetailsUnavailable':
        PhotoLibraryCode.persistentChangeDetailsUnavailable,
    'missingResource': PhotoLibraryCode.missingResource,
    'limitExceeded': PhotoLibraryCode.limitExceeded,
    'other': PhotoLibraryCode.other,
  },
  toWire: (member) => member.wire,
  fromWire: PhotoLibraryCode.fromWire,
);

/// The names and wire values of [LockstepProcessType].
final processTypeCodec = EnumCodec.ofTexts(
  {
    'foreground': LockstepProcessType.foreground,
    'background': LockstepProcessType.background,
    'extension': LockstepProcessType.extension,
  },
  toWire: (member) => member.wire,
  fromWire: LockstepProcessType.fromWire,
);

/// The names and wire values of [QueuedPhotoState].
final queuedPhotoStateCodec = EnumCodec.ofTexts(
  {
    'waiting': QueuedPhotoState.waiting,
    'inCloud': QueuedPhotoState.inCloud,
    'tooLarge': QueuedPhotoState.tooLarge,
    'leftToApp': QueuedPhotoState.leftToApp,
  },
  toWire: (member) => member.wire,
  fromWire: QueuedPhotoState.fromWire,
);

/// The names and wire values of [RefreshState].
final refreshStateCodec = EnumCodec.ofTexts(
  {
    'available': RefreshState.available,
    'denied': RefreshState.denied,
    'restricted': RefreshState.restricted,
  },
  toWire: (member) => member.wire,
  fromWire: RefreshState.fromWire,
);

/// The names and wire values of [RefusalCode].
final refusalCodeCodec = EnumCodec.ofTexts(
  {
    'truncated': RefusalCode.truncated,
    'corrupt': RefusalCode.corrupt,
    'trailingData': RefusalCode.trailingData,
    'unexpectedTag': RefusalCode.unexpectedTag,
    'invalidJson': RefusalCode.invalidJson,
    'invalidModel': RefusalCode.invalidModel,
    'invalidArchive': RefusalCode.invalidArchive,
    'unknownValue': RefusalCode.unknownValue,
  },
  toWire: (member) => member.wire,
  fromWire: RefusalCode.fromWire,
);

/// The names and wire values of [RefusalSubject].
final refusalSubjectCodec = EnumCodec.ofTexts(
  {
    'file': RefusalSubject.file,
    'metadata': RefusalSubject.metadata,
    'fileKey': RefusalSubject.fileKey,
    'collectionKey': RefusalSubject.collectionKey,
    'livePhoto': RefusalSubject.livePhoto,
    'uploadRecord': RefusalSubject.uploadRecord,
  },
  toWire: (member) => member.wire,
  fromWire: RefusalSubject.fromWire,
);

/// The names and wire values of [RegistrationCode].
final registrationCodeCodec = EnumCodec.ofIntegers(
  {
    'success': RegistrationCode.success,
    'internalError': RegistrationCode.internalError,
    'noRecord': RegistrationCode.noRecord,
    'staleRecord': RegistrationCode.staleRecord,
    'accessDenied': RegistrationCode.accessDenied,
    'other': RegistrationCode.other,
  },
  toWire: (member) => member.wire,
  fromWire: RegistrationCode.fromWire,
);

/// The names and wire values of [RegistrationOutcome].
final registrationOutcomeCodec = EnumCodec.ofTexts(
  {
    'enabled': RegistrationOutcome.enabled,
    'disabled': RegistrationOutcome.disabled,
    'noFullAccess': RegistrationOutcome.noFullAccess,
    'staleRegistration': RegistrationOutcome.staleRegistration,
    'notConfigured': RegistrationOutcome.notConfigured,
    'notSupported': RegistrationOutcome.notSupported,
    'notRolledOut': RegistrationOutcome.notRolledOut,
    'failed': RegistrationOutcome.failed,
  },
  toWire: (member) => member.wire,
  fromWire: RegistrationOutcome.fromWire,
);

/// The names and wire values of [RolloutFinding].
final rolloutFindingCodec = EnumCodec.ofTexts(
  {
    'missing': RolloutFinding.missing,
    'malformed': RolloutFinding.malformed,
    'outdated': RolloutFinding.outdated,
    'current': RolloutFinding.current,
  },
  toWire: (member) => member.wire,
  fromWire: RolloutFinding.fromWire,
);

/// The names and wire values of [RolloutOutcome].
final rolloutOutcomeCodec = EnumCodec.ofTexts(
  {
    'on': RolloutOutcome.on,
    'switchedOff': RolloutOutcome.switchedOff,
    'missing': RolloutOutcome.missing,
    'malformed': RolloutOutcome.malformed,
    'stopped': RolloutOutcome.stopped,
    'outdated': RolloutOutcome.outdated,
    'notYet': RolloutOutcome.notYet,
  },
  toWire: (member) => member.wire,
  fromWire: RolloutOutcome.fromWire,
);

/// The names and wire values of [RolloutStage].
final rolloutStageCodec = EnumCodec.ofIntegers(
  {
    'nobody': RolloutStage.nobody,
    'tenth': RolloutStage.tenth,
    'half': RolloutStage.half,
    'everybody': RolloutStage.everybody,
    'other': RolloutStage.other,
  },
  toWire: (member) => member.wire,
  fromWire: RolloutStage.fromWire,
);

/// The names and wire values of [SharedFailure].
final sharedFailureCodec = EnumCodec.ofTexts(
  {
    'networkError': SharedFailure.networkError,
    'serverError': SharedFailure.serverError,
    'rateLimited': SharedFailure.rateLimited,
    'storageLimitExceeded': SharedFailure.storageLimitExceeded,
    'databaseError': SharedFailure.databaseError,
  },
  toWire: (member) => member.wire,
  fromWire: SharedFailure.fromWire,
);

/// The names and wire values of [SizeClass].
final sizeClassCodec = EnumCodec.ofIntegers(
  {
    'nothing': SizeClass.nothing,
    'upTo1MiB': SizeClass.upTo1MiB,
    'upTo5MiB': SizeClass.upTo5MiB,
    'upTo20MiB': SizeClass.upTo20MiB,
    'upTo100MiB': SizeClass.upTo100MiB,
    'upTo1GiB': SizeClass.upTo1GiB,
    'larger': SizeClass.larger,
  },
  toWire: (member) => member.wire,
  fromWire: SizeClass.fromWire,
);

/// The names and wire values of [UploadOutcome].
final uploadOutcomeCodec = EnumCodec.ofTexts(
  {
    'uploaded': UploadOutcome.uploaded,
    'present': UploadOutcome.present,
    'linked': UploadOutcome.linked,
    'locked': UploadOutcome.locked,
    'postponed': UploadOutcome.postponed,
  },
  toWire: (member) => member.wire,
  fromWire: UploadOutcome.fromWire,
);

/// The names and wire values of [UploadPhase].
final uploadPhaseCodec = EnumCodec.ofTexts(
  {
    'prepared': UploadPhase.prepared,
    'uploading': UploadPhase.uploading,
    'uploaded': UploadPhase.uploaded,
    'committing': UploadPhase.committing,
    'committed': UploadPhase.committed,
    'failed': UploadPhase.failed,
  },
  toWire: (member) => member.wire,
  fromWire: UploadPhase.fromWire,
);

/// The names and wire values of [UploadState].
final uploadStateCodec = EnumCodec.ofTexts(
  {
    'queued': UploadState.queued,
    'encrypting': UploadState.encrypting,
    'uploading': UploadState.uploading,
    'done': UploadState.done,
    'failed': UploadState.failed,
  },
  toWire: (member) => member.wire,
  fromWire: UploadState.fromWire,
);

/// The names and wire values of [LockstepVisibility].
final visibilityCodec = EnumCodec.ofIntegers(
  {
    'visible': LockstepVisibility.visible,
    'archived': LockstepVisibility.archived,
    'hidden': LockstepVisibility.hidden,
    'other': LockstepVisibility.other,
  },
  toWire: (member) => member.wire,
  fromWire: LockstepVisibility.fromWire,
);

/// All enums by their names in the spec.
final Map<String, EnumCodec<Object>> enumCodecs = {
  'AccountFailure': accountFailureCodec,
  'ClientLanguage': clientLanguageCodec,
  'CoordinationDecision': coordinationDecisionCodec,
  'DatabaseFailure': databaseFailureCodec,
  'DeviceExperiment': deviceExperimentCodec,
  'DownloadJobState': downloadJobStateCodec,
  'ExtensionAdvice': extensionAdviceCodec,
  'ExtensionAnswer': extensionAnswerCodec,
  'ExtensionReason': extensionReasonCodec,
  'FileType': fileTypeCodec,
  'KeychainStatus': keychainStatusCodec,
  'MultipartStatus': multipartStatusCodec,
  'NetworkState': networkStateCodec,
  'PartStatus': partStatusCodec,
  'PhotoAccess': photoAccessCodec,
  'PhotoLibraryCode': photoLibraryCodeCodec,
  'ProcessType': processTypeCodec,
  'QueuedPhotoState': queuedPhotoStateCodec,
  'RefreshState': refreshStateCodec,
  'RefusalCode': refusalCodeCodec,
  'RefusalSubject': refusalSubjectCodec,
  'RegistrationCode': registrationCodeCodec,
  'RegistrationOutcome': registrationOutcomeCodec,
  'RolloutFinding': rolloutFindingCodec,
  'RolloutOutcome': rolloutOutcomeCodec,
  'RolloutStage': rolloutStageCodec,
  'SharedFailure': sharedFailureCodec,
  'SizeClass': sizeClassCodec,
  'UploadOutcome': uploadOutcomeCodec,
  'UploadPhase': uploadPhaseCodec,
  'UploadState': uploadStateCodec,
  'Visibility': visibilityCodec,
};
