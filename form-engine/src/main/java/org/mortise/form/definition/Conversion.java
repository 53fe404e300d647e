package org.mortise.form.definition;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.mortise.core.file.MediaTypes;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.OptionShape;
import org.mortise.core.metadata.ValueType;
import org.mortise.form.control.BoundControl;
import org.mortise.form.control.Coerced;
import org.mortise.form.control.Coercion;
import org.mortise.form.control.RichtextControl;
import org.mortise.form.control.WrittenAmount;

/**
 * The change of a published field to another kind of field, value by value. Pure.
 *
 * @param from the field in force
 * @param to the field as it will be
 * @param control how it will read and check
 * @param language in which options are written down
 */
record Conversion(FieldShape from, FieldShape to, BoundControl<?> control, Coercion coercion, Locale language) {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final String ON_THE_MINUTE = ":00";

    /** Whether values are kept by another type of column. */
    boolean isOfOtherType() {
        return from.type() != to.type();
    }

    /** What a value becomes; empty when nothing of the new kind says the same. */
    Optional<JsonNode> of(JsonNode value) {
        if (isReadAsItIs()) {
            var read = fitting(value, control.coerce(value, coercion));
            if (read.isPresent()) {
                return read;
            }
        }
        var words = words(value);
        return fitting(value, control.cell(to.type() == ValueType.OPTION ? key(words) : words, coercion));
    }

    private boolean isReadAsItIs() {
        return from.type() == to.type()
                ? !from.traits().markup() && !to.traits().markup()
                : TypeChange.isWider(from.type(), to.type());
    }

    private Optional<JsonNode> fitting(JsonNode value, Coerced coerced) {
        var fits = coerced.problems().isEmpty()
                && (coerced.value().isNull()
                        || control.validate(coerced.value()).isEmpty())
                && saysTheSame(value, coerced.value())
                && isAccepted(coerced.value());
        return fits ? Optional.of(coerced.value()) : Optional.empty();
    }

    /** Reading is lenient: it rounds to the digits that are kept and forgets on which day of its month a day is. */
    private boolean saysTheSame(JsonNode value, JsonNode turned) {
        if (from.type() == ValueType.DATE && to.type() == ValueType.DATE) {
            return turned.equals(value);
        }
        if (to.type() != ValueType.NUMBER
                || turned.isNull()
                || to.traits().figure().shift() != 0) {
            return true;
        }
        var written = WrittenAmount.read(value.asText());
        return written == null || written.value().compareTo(new BigDecimal(turned.asText())) == 0;
    }

    /** Files are of the types that may be uploaded from now on, as far as what is known of them tells. */
    private boolean isAccepted(JsonNode turned) {
        var files = control.files();
        if (files == null || files.accepted().isEmpty()) {
            return true;
        }
        return StreamSupport.stream(turned.spliterator(), false).allMatch(file -> MediaTypes.refusal(
                        file.path("name").asText(), file.path("type").asText(), files.accepted())
                .isEmpty());
    }

    /** The old value as people see it. */
    private String words(JsonNode value) {
        if (value.isArray()) {
            return StreamSupport.stream(value.spliterator(), false)
                    .map(each -> label(each.asText()))
                    .collect(Collectors.joining("、"));
        }
        return switch (from.type()) {
            case OPTION -> label(value.asText());
            case DATETIME -> moment(value.asText());
            default -> from.traits().markup() ? RichtextControl.plain(value.asText()) : value.asText();
        };
    }

    private String moment(String instant) {
        var local = MOMENT.format(Instant.parse(instant).atZone(coercion.zone()));
        return local.endsWith(ON_THE_MINUTE) ? local.substring(0, local.length() - ON_THE_MINUTE.length()) : local;
    }

    /** The option that is called so in any language; the text itself when there is none. */
    private String key(String word) {
        return to.options().stream()
                .filter(option -> option.label().texts().containsValue(word.strip()))
                .map(OptionShape::key)
                .findFirst()
                .orElse(word);
    }

    private String label(String key) {
        return from.option(key).map(option -> option.label().in(language)).orElse(key);
    }
}
