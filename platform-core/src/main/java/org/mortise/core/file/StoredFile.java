package org.mortise.core.file;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.ObjectKey;

/**
 * What is known of a file. Nothing of it is taken from the client as it came: the name is cleaned, the type is read from the bytes.
 *
 * @param place what it was uploaded for; null for the workbook of an import
 * @param picture size of a picture; null for anything else
 * @param shot what is kept of what its camera noted
 * @param record to which it belongs; null as long as it belongs to none
 * @param replaces the version before; null for a first one
 * @param version counted from 1
 */
public record StoredFile(
        UUID id,
        @Nullable Place place,
        Content content,
        @Nullable PictureSize picture,
        Shot shot,
        UUID uploadedBy,
        Instant uploadedAt,
        State state,
        @Nullable UUID record,
        @Nullable UUID replaces,
        int version) {

    /** @param field key of a field, {@code table.column} for a column */
    public record Place(ObjectKey form, String field) {}

    /** @param type media type */
    public record Content(String name, long size, String type, String sha256) {}

    /** Where a file stands between its upload and its end. */
    public enum State {
        /** Nothing refers to it yet. */
        UPLOADED,
        /** A record holds it, or a later version of it. */
        ATTACHED,
        /** What held it has let it go: it is kept as long as the trash keeps records. */
        ORPHANED
    }
}
