/** The package's public libraries, one for each subject that an app deals with. */
import { docComment } from './escaping.ts';

/** What a library's template is given. */
export interface LibraryFile {
  /** The file's path below the package. */
  readonly path: string;
  readonly doc: string;
  readonly exports: readonly string[];
}

interface Library {
  readonly name: string;
  readonly doc: string;
  /** Its category in dartdoc, one of those in dartdoc_options.yaml. */
  readonly category: string;
  /** Hand-written sources below lib/src, with `show` and the names that are public where not all are. */
  readonly written: readonly string[];
  /** The files in lib/src/spec that follow from these subjects of the spec. */
  readonly subjects: readonly string[];
}

const errors: Library = {
  name: 'errors',
  category: 'Basics',
  doc: 'What everything in this package throws, and the codes that a caller decides by.',
  written: ['errors/lockstep_exception.dart'],
  subjects: ['errors', 'spec_info'],
};

const libraries: readonly Library[] = [
  errors,
  {
    name: 'crypto',
    category: 'Encryption',
    doc: 'Keys, files, blobs and hashes, encrypted as every implementation of the same spec does. `package:lockstep/ffi.dart` has the primitives by FFI.',
    written: [
      'crypto/crypto_provider.dart',
      'crypto/ente_crypto.dart',
      'crypto/key_wrapping.dart',
      'crypto/stream_bytes.dart show EncryptedBytes',
      'files/file_operations.dart show EncryptedFile, encryptedSizeOf',
    ],
    subjects: ['encryption', 'keys'],
  },
  {
    name: 'json',
    category: 'Basics',
    doc: 'JSON values and their canonical form (RFC 8785).',
    written: ['json/canonical_json.dart', 'json/json_value.dart'],
    subjects: ['json'],
  },
  {
    name: 'models',
    category: 'Metadata',
    doc: 'Metadata and key attributes, as they are encrypted and sent.',
    written: [
      'models/change.dart show Change',
      'models/content_hash.dart',
      'models/flag_set.dart',
      'models/json_model.dart',
      'models/metadata_encryption.dart',
      'models/model_member.dart',
      'models/wire_value.dart',
    ],
    subjects: ['metadata', 'models'],
  },
  {
    name: 'locks',
    category: 'Shared database',
    doc: 'The database that the processes of an app share: locks, heartbeats, upload records.',
    written: [
      'database/app_migration.dart',
      'database/database_call.dart',
      'database/legacy_migration.dart',
      'database/lock_database.dart',
      'database/pacing.dart',
      'database/shared_schema.dart',
      'database/shared_store.dart',
      'database/sqlite_failure.dart show sqliteFailure',
      'locks/heartbeat.dart',
      'locks/lock_calls.dart',
      'locks/lock_clock.dart',
      'locks/lock_coordinator.dart',
      'locks/upload_records.dart',
    ],
    subjects: [
      'app_databases',
      'committed_files',
      'database',
      'extension_calls',
      'legacy_database',
      'locks',
      'photo_queue',
      'process_type',
      'upload_record',
      'upload_resume',
      'upload_state',
    ],
  },
  {
    name: 'live_photo',
    category: 'Encryption',
    doc: 'Live photos: an image and its video in one archive, the same bytes everywhere.',
    written: ['live_photo/live_photo_packer.dart'],
    subjects: ['live_photo'],
  },
  {
    name: 'photo_extension',
    category: 'Photo extension',
    doc: 'What the app shares with its photo extension: the queue that both take from, settings, calls and jobs.',
    written: [
      'library/channel_answer.dart show ChannelInvoker',
      'library/extension_records.dart',
      'library/extension_report.dart',
      'library/photo_extension.dart',
      'library/photo_queue.dart',
    ],
    subjects: [
      'extension_identity',
      'extension_limits',
      'extension_registration',
      'extension_registration_decisions',
      'photo_extension',
      'photo_extension_decisions',
      'photo_extension_channel',
      'photo_extension_channel_channel',
      'photo_extension_channel_decisions',
    ],
  },
  {
    name: 'monitoring',
    category: 'Photo extension',
    doc: 'What an app may report of background uploads, whether its user has them yet, and what one program refused that another wrote.',
    written: [
      'monitoring/event_member.dart',
      'monitoring/monitoring_event.dart',
      'monitoring/refusal_counters.dart',
      'monitoring/rollout_policy.dart',
    ],
    subjects: ['device_experiments', 'monitoring', 'monitoring_events', 'rollout', 'rollout_decisions'],
  },
  {
    name: 'uploader',
    category: 'Uploads',
    doc: 'Uploads photos from files on disk to committed entries, and finishes what earlier processes left.',
    written: [
      'uploader/http_transfer.dart',
      'uploader/upload_cancellation.dart',
      'uploader/upload_container.dart',
      'uploader/upload_environment.dart',
      'uploader/upload_failure.dart show UploadCancelled',
      'uploader/upload_photo.dart',
      'uploader/upload_run.dart',
      'uploader/upload_run_events.dart',
      'uploader/upload_transfer.dart',
      'uploader/uploader.dart',
    ],
    subjects: [],
  },
];

/** What no subject above has: the plan of an upload, its queue, the constants of the API. */
const upload: Library = {
  name: 'upload',
  category: 'Uploads',
  doc: 'What is uploaded in which order and in which parts, and what the API takes and answers.',
  written: [
    'api/answer_reader.dart',
    'api/api_call.dart',
    'api/api_document.dart',
    'api/api_exception.dart',
    'api/api_request.dart',
    'api/api_response.dart',
    'api/document_shape.dart',
    'api/request_builder.dart show buildRequest',
    'api/retry_after.dart',
    'api/signed_address_end.dart',
    'upload/completion_body.dart',
    'upload/multipart_plan.dart',
    'upload/rollout_bucket.dart',
    'upload/upload_queue.dart',
  ],
  subjects: ['process_type', 'rollout'],
};

/** Constants that the testee alone reads. */
const hidden = new Set(['lib/src/spec/testee.dart']);

function subjectOf(path: string): string {
  if (path.startsWith('lib/src/spec/models/')) return 'models';
  return path.replace('lib/src/spec/', '').replace(/(_tables)?\.dart$/, '');
}

/**
 * The libraries.
 * @param generated the paths of the generated files in lib/src/spec
 */
export function libraryFiles(generated: readonly string[]): LibraryFile[] {
  const placed = new Set(libraries.flatMap(({ subjects }) => subjects));
  const paths = generated.filter((path) => !hidden.has(path)).sort();
  return [...libraries, upload].map((library) => {
    const own = paths.filter((path) => {
      const subject = subjectOf(path);
      return library.subjects.includes(subject) || (library === upload && !placed.has(subject));
    });
    const written = library.written.map((source) => {
      const [path = '', names] = source.split(' show ');
      return `'src/${path}'${names === undefined ? '' : ` show ${names}`}`;
    });
    const exports = [...written, ...own.map((path) => `'${path.replace('lib/', '')}'`)];
    if (library !== errors) exports.push("'errors.dart'");
    return {
      path: `lib/${library.name}.dart`,
      doc: `${docComment([library.doc], 0)}///\n/// {@category ${library.category}}\n`,
      exports: exports.sort(),
    };
  });
}
