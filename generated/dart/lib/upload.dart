// Generated from the spec of Lockstep: change it there, then run
// `npx nx generate lockstep`.

/// What is uploaded in which order and in which parts, and what the API takes
/// and answers.
///
/// {@category Uploads}
library;

export 'errors.dart';
export 'src/api/answer_reader.dart';
export 'src/api/api_call.dart';
export 'src/api/api_document.dart';
export 'src/api/api_exception.dart';
export 'src/api/api_request.dart';
export 'src/api/api_response.dart';
export 'src/api/document_shape.dart';
export 'src/api/request_builder.dart' show buildRequest;
export 'src/api/retry_after.dart';
export 'src/api/signed_address_end.dart';
export 'src/spec/api_calls.dart';
export 'src/spec/api_documents.dart';
export 'src/spec/api_errors.dart';
export 'src/spec/api_policy.dart';
export 'src/spec/container.dart';
export 'src/spec/multipart.dart';
export 'src/spec/process_type.dart';
export 'src/spec/queue.dart';
export 'src/spec/queue_tables.dart';
export 'src/spec/rollout.dart';
export 'src/spec/rollout_tables.dart';
export 'src/spec/upload.dart';
export 'src/upload/completion_body.dart';
export 'src/upload/multipart_plan.dart';
export 'src/upload/rollout_bucket.dart';
export 'src/upload/upload_queue.dart';
