/**
 * What is known of a photo beside its bytes: JSON objects, each encrypted as a blob with the file's key. Times are
 * microseconds since 1970-01-01 UTC.
 */
import { defineConstants, defineEnum, defineFlags, quantity } from './define.ts';
import { defineModel, m, required } from './define-model.ts';

/** What kind of photo a file is. */
export const FileType = defineEnum('FileType', {
  fallback: 'other',
  members: {
    /** A still image. */
    image: 0,
    /** A video. */
    video: 1,
    /** A live photo: an archive of an image and a video. */
    livePhoto: 2,
  },
});

/** Where a photo is shown. */
export const Visibility = defineEnum('Visibility', {
  fallback: 'other',
  members: {
    /** In the timeline and in its albums. */
    visible: 0,
    /** In the archive, and no longer in the timeline. */
    archived: 1,
    /** Only behind the device's lock. */
    hidden: 2,
  },
});

/** How an image is to be looked at: 0, as any image. */
export const MediaType = defineFlags('MediaType', {
  members: {
    /** As a panorama, which a viewer may turn around in. */
    panorama: 1,
  },
});

/** The metadata that is written with an upload. */
export const UploadedMetadata = defineConstants('UploadedMetadata', {
  /** Its version, the current one: the hash of a live photo is `imageHash:videoHash`. */
  version: quantity(3, 'count'),
});

/** What the uploading client knew of a file. It is written once, with the upload; later edits are magic metadata. */
export const FileMetadata = defineModel('FileMetadata', {
  members: {
    /** The file's name. */
    title: required(m.string()),
    /** The album or folder of the device that the file was found in. */
    deviceFolder: m.string(),
    /** The photo library's local identifier on the device that uploaded the file. */
    localID: m.string(),
    /** When the photo was taken, in microseconds since 1970. */
    creationTime: required(m.integer()),
    /** When the file was last changed, in microseconds since 1970. */
    modificationTime: required(m.integer()),
    /** What kind of photo it is. */
    fileType: required(m.enum(FileType)),
    /** The photo library's own subtype of the asset. */
    subType: m.integer(),
    /** Degrees north of the equator. */
    latitude: m.number(),
    /** Degrees east of Greenwich. */
    longitude: m.number(),
    /** How long a video is, in seconds. */
    duration: m.integer(),
    /** The content hash: BLAKE2b-512, base64; of a live photo `imageHash:videoHash`. */
    hash: m.string(),
    /** The content hash of a live photo's image, as older web clients wrote it instead of `hash`. */
    imageHash: m.string(),
    /** The content hash of a live photo's video, as older web clients wrote it instead of `hash`. */
    videoHash: m.string(),
    /** Whether the thumbnail is the fixed image that stands for a missing one. */
    hasStaticThumbnail: m.boolean(),
    /** The metadata's own version: 1, the hash of a live photo is that of its archive; 2, `imageHash:videoHash`; 3, current. */
    version: m.integer(),
  },
  together: [['latitude', 'longitude']],
});

/**
 * Edits of a file that everybody sees who may see the file. The server keeps count of the members, so that clients must agree
 * on what counts: none of them is null.
 */
export const PublicMagicMetadata = defineModel('PublicMagicMetadata', {
  knowsNull: false,
  members: {
    /** When the photo was taken, as its owner corrected it, in microseconds since 1970. */
    editedTime: m.integer(),
    /** The file's name, as its owner changed it. */
    editedName: m.string(),
    /** What the owner wrote below the photo. Old records hold a number. */
    caption: m.string({ oldForm: 'numericText' }),
    /** Who added the file to a shared album by a link. */
    uploaderName: m.string(),
    /** The image's width, in pixels. Old records hold a string. */
    width: m.integer({ wire: 'w', oldForm: 'numberInText' }),
    /** The image's height, in pixels. Old records hold a string. */
    height: m.integer({ wire: 'h', oldForm: 'numberInText' }),
    /** Degrees north of the equator, as the owner corrected them. Old records hold a string. */
    latitude: m.number({ wire: 'lat', oldForm: 'numberInText' }),
    /** Degrees east of Greenwich, as the owner corrected them. Old records hold a string. */
    longitude: m.number({ wire: 'long', oldForm: 'numberInText' }),
    /** Who made the camera. */
    cameraMake: m.string(),
    /** The camera's model. */
    cameraModel: m.string(),
    /** Where in the file the video of a motion photo begins, in bytes. */
    motionVideoIndex: m.integer({ wire: 'mvi' }),
    /** Whether the file has no thumbnail of its own. */
    noThumbnail: m.boolean({ wire: 'noThumb' }),
    /** How the image is to be looked at. */
    mediaType: m.flags(MediaType),
    /** When the photo was taken by the clock on the wall there: ISO 8601 without a zone. */
    dateTime: m.string(),
    /** How far that clock was from UTC: `+05:30`, or `Z` where it was not at all. */
    offsetTime: m.string(),
    /** The version of the streaming rendition that the video has. Old records hold a string. */
    streamVersion: m.integer({ wire: 'sv', oldForm: 'numberInText' }),
  },
});

/** What only the owner of a file sees. None of its members is null. */
export const PrivateMagicMetadata = defineModel('PrivateMagicMetadata', {
  knowsNull: false,
  members: {
    /** Where the file is shown. */
    visibility: m.enum(Visibility),
  },
});

/** How magic metadata travels: encrypted, with what the server needs to tell versions apart. */
export const MagicMetadataEnvelope = defineModel('MagicMetadataEnvelope', {
  members: {
    /**
     * The version: from 0 in a first edit, from 1 in what the server keeps. The server refuses an edit of another one than
     * its own.
     */
    version: required(m.integer({ minimum: 0 })),
    /** How many members the magic metadata has, null ones left out. The server leaves out a count of 0. */
    count: m.integer({ minimum: 0 }),
    /** The encrypted magic metadata, base64. */
    data: required(m.string()),
    /** The header of the encryption, base64. */
    header: required(m.string()),
  },
});
