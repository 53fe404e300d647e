package org.mortise.rule.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.mortise.core.kernel.LocalizedText;
import org.mortise.core.kernel.Problem;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.OptionShape;
import org.mortise.core.metadata.ValueType;

/**
 * One thing that people are asked before they run a rule.
 *
 * @param options what a choice offers; empty otherwise
 */
public record RuleInput(String key, Kind kind, LocalizedText title, boolean required, List<OptionShape> options) {

    private static final int LONGEST = 5000;

    /** What rules may ask, as {@code rule.schema.json} lists it: a vocabulary of their own, whichever controls forms have. */
    public enum Kind {
        TEXT(ValueType.TEXT),
        TEXTAREA(ValueType.LONG_TEXT),
        NUMBER(ValueType.NUMBER),
        MONEY(ValueType.NUMBER),
        DATE(ValueType.DATE),
        SELECT(ValueType.OPTION),
        SWITCH(ValueType.BOOLEAN),
        USER(ValueType.USER);

        private final ValueType valueType;

        Kind(ValueType valueType) {
            this.valueType = valueType;
        }

        /** The kind that documents call so; a text where they say nothing. */
        static Kind named(String id) {
            return Arrays.stream(values())
                    .filter(kind -> kind.id().equals(id))
                    .findFirst()
                    .orElse(TEXT);
        }

        /** Its name in documents, such as {@code date}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public RuleInput {
        options = List.copyOf(options);
    }

    FieldShape shape() {
        return FieldShape.of(key, kind.id(), kind.valueType, title)
                .column(key)
                .options(options)
                .build();
    }

    /** What is wrong with an answer, if anything; nothing is fine where nothing is required. */
    public Optional<Problem> check(JsonNode answer) {
        if (isBlank(answer)) {
            return required ? Optional.of(wrong("required")) : Optional.empty();
        }
        return fits(answer) ? Optional.empty() : Optional.of(wrong("rule_input_unfit"));
    }

    private Problem wrong(String code) {
        return Problem.at("/input/" + key, code, Map.of("field", title));
    }

    /** An answer that {@link #check} finds nothing wrong with, as records hold it. */
    public JsonNode value(JsonNode answer) {
        if (isBlank(answer)) {
            return NullNode.getInstance();
        }
        return switch (kind.valueType) {
            case NUMBER -> TextNode.valueOf(new BigDecimal(answer.asText()).toPlainString());
            case BOOLEAN -> BooleanNode.valueOf(answer.asBoolean());
            default -> TextNode.valueOf(answer.asText());
        };
    }

    private static boolean isBlank(JsonNode answer) {
        return answer.isMissingNode()
                || answer.isNull()
                || (answer.isTextual() && answer.asText().isBlank());
    }

    private boolean fits(JsonNode answer) {
        try {
            return switch (kind.valueType) {
                case NUMBER -> new BigDecimal(answer.asText()).precision() <= 38;
                case BOOLEAN -> answer.isBoolean();
                case DATE -> LocalDate.parse(answer.asText()).getYear() > 0;
                case OPTION -> options.stream().anyMatch(option -> option.key().equals(answer.asText()));
                case USER -> UUID.fromString(answer.asText()).version() > 0;
                default -> answer.isTextual() && answer.asText().length() <= LONGEST;
            };
        } catch (IllegalArgumentException | DateTimeException unreadable) {
            return false;
        }
    }
}
