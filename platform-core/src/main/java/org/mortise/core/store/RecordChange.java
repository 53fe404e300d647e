package org.mortise.core.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One entry of a record's change log, with only the fields its reader may see; {@code formVersion} is
 * that of the form it was written with, null when that was not kept yet, {@code diff} as in {@link WrittenRecord}. */
public record RecordChange(
        int version,
        OffsetDateTime at,
        @Nullable UUID actor,
        String via,
        String op,
        @Nullable String cause,
        @Nullable Integer formVersion,
        ObjectNode diff) {}
