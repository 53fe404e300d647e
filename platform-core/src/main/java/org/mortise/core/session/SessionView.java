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

    record Place(String name, String language, String zone) {}
}
