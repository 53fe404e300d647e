package org.mortise.core.session;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Who is signed in, and where. */
@Schema(name = "Session")
record SessionView(User user, Place organisation) {

    @Schema(name = "SessionUser")
    record User(
            UUID id,
            String name,
            String login,
            @Nullable UUID department,
            @Nullable String departmentName,
            boolean administrator,
            List<String> roles,
            String language) {}

    @Schema(name = "SessionOrganisation")
    record Place(String name, String language, String zone) {}
}
