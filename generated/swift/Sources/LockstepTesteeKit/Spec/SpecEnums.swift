// Generated from the spec's enums. Edit the spec, then run
// `npx nx generate lockstep`.
import LockstepCore

/// Every enum of the spec, for the operations that ask for one by name.
let specEnums: [any EnumTable] = [
  TextEnum(AccountFailure.self),
  TextEnum(ClientLanguage.self),
  TextEnum(CoordinationDecision.self),
  TextEnum(DatabaseFailure.self),
  IntegerEnum(DeviceExperiment.self),
  TextEnum(DownloadJobState.self),
  TextEnum(ExtensionAdvice.self),
  TextEnum(ExtensionAnswer.self),
  TextEnum(ExtensionReason.self),
  IntegerEnum(FileType.self),
  IntegerEnum(KeychainStatus.self),
  TextEnum(MultipartStatus.self),
  TextEnum(NetworkState.self),
  TextEnum(PartStatus.self),
  TextEnum(PhotoAccess.self),
  IntegerEnum(PhotoLibraryCode.self),
  TextEnum(ProcessType.self),
  TextEnum(QueuedPhotoState.self),
  TextEnum(RefreshState.self),
  TextEnum(RefusalCode.self),
  TextEnum(RefusalSubject.self),
  IntegerEnum(RegistrationCode.self),
  TextEnum(RegistrationOutcome.self),
  TextEnum(RolloutFinding.self),
  TextEnum(RolloutOutcome.self),
  IntegerEnum(RolloutStage.self),
  TextEnum(SharedFailure.self),
  IntegerEnum(SizeClass.self),
  TextEnum(UploadOutcome.self),
  TextEnum(UploadPhase.self),
  TextEnum(UploadState.self),
  IntegerEnum(LockstepVisibility.self),
]
