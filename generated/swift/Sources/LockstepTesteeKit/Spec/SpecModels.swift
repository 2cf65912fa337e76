// Generated from the spec's models. Edit the spec, then run
// `npx nx generate lockstep`.
import LockstepCore

/// Every model of the spec, for the operations that ask for one by name.
let specModels: [any JsonModel.Type] = [
  FileMetadata.self,
  KeyAttributes.self,
  MagicMetadataEnvelope.self,
  PrivateMagicMetadata.self,
  PublicMagicMetadata.self,
  RolloutDocument.self,
]
