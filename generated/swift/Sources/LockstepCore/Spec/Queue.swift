// Generated from the spec's subject `queue`. Edit the spec, then run
// `npx nx generate lockstep`.

/// How many uploads run at once.
///
/// Spec: `QueueLimits`.
public enum QueueLimits {
  /// All uploads.
  ///
  /// Spec: `QueueLimits.maximumRunning`, count.
  public static let maximumRunning = 4

  /// Those of videos among them.
  ///
  /// Spec: `QueueLimits.maximumVideosRunning`, count.
  public static let maximumVideosRunning = 2
}

/// The codes of failures that every other upload of the account would share: a queue stops at the
/// first.
///
/// Spec: `AccountFailure`.
public enum AccountFailure: WireEnum {
  /// The token is not taken.
  ///
  /// Spec: `AccountFailure.unauthorized`, on the wire "unauthorized".
  case unauthorized

  /// The album is not the account's to add to.
  ///
  /// Spec: `AccountFailure.forbidden`, on the wire "forbidden".
  case forbidden

  /// The account has no plan.
  ///
  /// Spec: `AccountFailure.noActiveSubscription`, on the wire "no_active_subscription".
  case noActiveSubscription

  /// The name of the spec's definition.
  public static let specName = "AccountFailure"

  /// The member's name in the spec.
  public var specName: String {
    switch self {
    case .unauthorized: "unauthorized"
    case .forbidden: "forbidden"
    case .noActiveSubscription: "noActiveSubscription"
    }
  }

  /// What is written for the member.
  public var wireValue: String {
    switch self {
    case .unauthorized: "unauthorized"
    case .forbidden: "forbidden"
    case .noActiveSubscription: "no_active_subscription"
    }
  }

  /// Reads a value; nil for one that the spec does not know.
  public init?(wireValue: String) {
    switch JsonString(wireValue) {
    case "unauthorized": self = .unauthorized
    case "forbidden": self = .forbidden
    case "no_active_subscription": self = .noActiveSubscription
    default: return nil
    }
  }
}

/// The codes of failures that may concern one upload alone. A queue stops where as many uploads in
/// a row fail so as run at once.
///
/// Spec: `SharedFailure`.
public enum SharedFailure: WireEnum {
  /// No answer comes.
  ///
  /// Spec: `SharedFailure.networkError`, on the wire "network_error".
  case networkError

  /// The server fails.
  ///
  /// Spec: `SharedFailure.serverError`, on the wire "server_error".
  case serverError

  /// The server asks for fewer requests.
  ///
  /// Spec: `SharedFailure.rateLimited`, on the wire "rate_limited".
  case rateLimited

  /// The account's storage is full, for a photo of this size.
  ///
  /// Spec: `SharedFailure.storageLimitExceeded`, on the wire "storage_limit_exceeded".
  case storageLimitExceeded

  /// The shared database can't be used.
  ///
  /// Spec: `SharedFailure.databaseError`, on the wire "database_error".
  case databaseError

  /// The name of the spec's definition.
  public static let specName = "SharedFailure"

  /// The member's name in the spec.
  public var specName: String {
    switch self {
    case .networkError: "networkError"
    case .serverError: "serverError"
    case .rateLimited: "rateLimited"
    case .storageLimitExceeded: "storageLimitExceeded"
    case .databaseError: "databaseError"
    }
  }

  /// What is written for the member.
  public var wireValue: String {
    switch self {
    case .networkError: "network_error"
    case .serverError: "server_error"
    case .rateLimited: "rate_limited"
    case .storageLimitExceeded: "storage_limit_exceeded"
    case .databaseError: "database_error"
    }
  }

  /// Reads a value; nil for one that the spec does not know.
  public init?(wireValue: String) {
    switch JsonString(wireValue) {
    case "network_error": self = .networkError
    case "server_error": self = .serverError
    case "rate_limited": self = .rateLimited
    case "storage_limit_exceeded": self = .storageLimitExceeded
    case "database_error": self = .databaseError
    default: return nil
    }
  }
}
