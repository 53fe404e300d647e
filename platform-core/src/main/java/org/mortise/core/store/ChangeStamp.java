package org.mortise.core.store;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * When, by whom and on what road a change came, as the change log keeps it.
 *
 * @param actor the person; null when only the platform acted
 * @param via ui, api, import, flow, rule, sample or public
 * @param cause what led to it, such as {@code rule:crm.won_stage@3}; null when a person did
 */
public record ChangeStamp(
        Instant at,
        @Nullable UUID actor,
        String via,
        @Nullable String cause) {}
