package org.mortise.flow.definition;

import org.mortise.core.formula.FieldPath;
import org.mortise.core.kernel.ObjectKey;

/** Where the people of a node come from; JSON {@code {"by":"role","role":"legal"}}. */
public sealed interface ApproverSource {

    /** The name in {@code by}. */
    String by();

    /** @param user login or id */
    record Person(String user) implements ApproverSource {
        @Override
        public String by() {
            return "user";
        }
    }

    record Role(ObjectKey role) implements ApproverSource {
        @Override
        public String by() {
            return "role";
        }
    }

    /** @param level 1: head of the initiator's department, 2: of the one above, and so on */
    record DepartmentHead(int level) implements ApproverSource {
        public DepartmentHead {
            requireLevel(level);
        }

        @Override
        public String by() {
            return "department_head";
        }
    }

    /** @param level 1: the initiator's superior, 2: the superior's superior, and so on */
    record Superior(int level) implements ApproverSource {
        public Superior {
            requireLevel(level);
        }

        @Override
        public String by() {
            return "superior";
        }
    }

    /** The people in a field of the record, or beyond its links; a department stands for its head. */
    record Field(FieldPath field) implements ApproverSource {
        @Override
        public String by() {
            return "field";
        }
    }

    record Initiator() implements ApproverSource {
        @Override
        public String by() {
            return "initiator";
        }
    }

    private static void requireLevel(int level) {
        if (level < 1 || level > 10) {
            throw new IllegalArgumentException("a level is 1 to 10: " + level);
        }
    }
}
