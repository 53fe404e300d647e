package org.mortise.rule.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
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
 * @param type control that asks, such as {@code date}
 * @param options what a {@code select} offers; empty otherwise
 */
public record RuleInput(String key, String type, LocalizedText title, boolean required, List<OptionShape> options) {

    private static final int LONGEST = 5000;

    public RuleInput {
        options = List.copyOf(options);
    }

    FieldShape shape() {
        return FieldShape.of(key, type, valueType(), title)
                .column(key)
                .options(options)
                .build();
    }

    private ValueType valueType() {
        return switch (type) {
            case "textarea" -> ValueType.LONG_TEXT;
            case "number", "money" -> ValueType.NUMBER;
            case "date" -> ValueType.DATE;
            case "select" -> ValueType.OPTION;
            case "switch" -> ValueType.BOOLEAN;
            case "user" -> ValueType.USER;
            default -> ValueType.TEXT;
        };
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
        return switch (valueType()) {
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
            return switch (valueType()) {
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
