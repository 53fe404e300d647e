package org.mortise.core.kernel;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who is asking. There is no anonymous default: a job that acts for the platform says so, and why. */
public sealed interface Caller {

    /** The person whose name stands in the change log; null when only the platform acted. */
    @Nullable
    UUID person();

    /** What acted, as it stands in the change log; null when a signed-in person did. */
    @Nullable
    String reason();

    /** Under what the files wait that the caller brings until a record has them; null for the platform, which brings none. */
    default @Nullable UUID uploader() {
        return person();
    }

    /** A signed-in person. */
    record User(UUID id) implements Caller {
        public User {
            Objects.requireNonNull(id, "id is null");
        }

        @Override
        public UUID person() {
            return id;
        }

        @Override
        public @Nullable String reason() {
            return null;
        }
    }

    /**
     * Somebody without an account who came through a public link; may do what the link lets him and nothing else.
     *
     * @param link key of the published link
     * @param visit what holds together the files that he brings; null as long as he has brought none
     */
    record Visitor(ObjectKey link, @Nullable UUID visit) implements Caller {
        public Visitor {
            Objects.requireNonNull(link, "link is null");
        }

        public Visitor(ObjectKey link) {
            this(link, null);
        }

        @Override
        public @Nullable UUID uploader() {
            return visit;
        }

        /** Nobody knows who he is. */
        @Override
        public @Nullable UUID person() {
            return null;
        }

        @Override
        public String reason() {
            return "publiclink:" + link;
        }
    }

    /**
     * Somebody who designs and looks at what {@code as} would see: reads, and never writes. Only administrators may, and they see
     * everything anyway; to others nobody can be played.
     */
    record Played(UUID by, Persona as) implements Caller {
        public Played {
            Objects.requireNonNull(by, "by is null");
            Objects.requireNonNull(as, "as is null");
        }

        @Override
        public UUID person() {
            return by;
        }

        @Override
        public String reason() {
            return "played by " + by + " as " + as;
        }
    }

    /**
     * The platform itself, with full rights.
     *
     * @param reason what acts, as it stands in the change log: {@code rule:crm.won_stage@3}
     * @param onBehalfOf the person whose action caused this one, if any
     */
    record System(String reason, @Nullable UUID onBehalfOf) implements Caller {
        public System {
            if (reason.isBlank()) {
                throw new IllegalArgumentException("a system caller must state its reason");
            }
        }

        @Override
        public @Nullable UUID person() {
            return onBehalfOf;
        }
    }
}
