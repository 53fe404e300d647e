package org.mortise.core.session;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who is signed in, and where. */
record SessionView(User user, Place organisation) {

    record User(
            UUID id,
            String name,
            String login,
            @Nullable UUID department,
            @Nullable String departmentName,
            boolean administrator,
            List<String> roles,
            String language) {}

    /** @param map where a place is seen on a map, see {@link MapAddress}; null when nobody has named one */
    record Place(
            String name,
            String language,
            String zone,
            @Nullable String map) {}
}
