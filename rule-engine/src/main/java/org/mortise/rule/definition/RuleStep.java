package org.mortise.rule.definition;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.MetadataLookup;
import org.mortise.core.metadata.ValueType;

/** One thing that a rule does. Values of {@code set} are the operands of conditions, read from the triggering record. */
public sealed interface RuleStep {

    String id();

    /** Sets fields of the record that is being saved; only before a save. */
    record SetFields(String id, Map<String, JsonNode> set) implements RuleStep {
        public SetFields {
            set = Map.copyOf(set);
        }
    }

    /**
     * Updates a record.
     *
     * @param link key of the link field that leads to it; null for the triggering record itself
     */
    record UpdateRecord(String id, @Nullable String link, Map<String, JsonNode> set) implements RuleStep {
        public UpdateRecord {
            set = Map.copyOf(set);
        }

        /** The form of the record that is updated; empty when the link leads nowhere. */
        public Optional<FormShape> target(FormShape trigger, MetadataLookup lookup) {
            return link == null
                    ? Optional.of(trigger)
                    : trigger.field(link)
                            .filter(field -> field.type() == ValueType.LINK)
                            .map(FieldShape::target)
                            .flatMap(lookup::form);
        }
    }

    record CreateRecord(String id, ObjectKey form, Map<String, JsonNode> set) implements RuleStep {
        public CreateRecord {
            set = Map.copyOf(set);
        }
    }

    /**
     * Tells people in the application.
     *
     * @param title label, or {@code {"expr": FX}} computed from the record
     * @param body the same; null for none
     */
    record Notify(
            String id,
            List<Recipient> to,
            JsonNode title,
            @Nullable JsonNode body) implements RuleStep {
        public Notify {
            to = List.copyOf(to);
        }
    }

    /**
     * Who is told.
     *
     * @param by {@code field}, {@code role} or {@code user}
     * @param name path of the user field, qualified key of the role, or login or id of the person
     */
    record Recipient(String by, String name) {}
}
