package org.mortise.form.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.LocalizedText;
import org.mortise.core.kernel.Problem;
import org.mortise.core.metadata.FieldTraits;
import org.mortise.core.metadata.OptionShape;
import org.mortise.core.metadata.ValueType;

/**
 * A kind of field. Found by {@link java.util.ServiceLoader}: a new one is a public class with a public constructor, a line in
 * {@code META-INF/services}, a schema of its settings and its words; nothing that exists is edited.
 *
 * @param <S> settings as the control reads them from {@code props}, once per published version of a form
 */
public interface Control<S> {

    /** Name in documents, such as {@code money}. */
    String type();

    ValueType valueType();

    /** What it says of its values beyond their type, to all who hide, find, show or reckon them. */
    default FieldTraits traits() {
        return FieldTraits.PLAIN;
    }

    /** Reads settings that {@link #schema()} accepts. */
    S settings(FieldProps props);

    /** The choices that {@code props} name themselves, in order; empty for what is not chosen, or chosen from elsewhere. */
    default List<OptionShape> options(JsonNode props) {
        return OptionShape.list(props.path("options"));
    }

    /** Mistakes in settings that a schema cannot see; paths start at the settings, such as {@code /min}. */
    default List<Problem> check(S settings) {
        return List.of();
    }

    /** Brings what was sent into the one form in which records keep it; null and blank texts are blank. */
    Coerced coerce(S settings, JsonNode sent, Coercion coercion);

    /** Reads a cell of a workbook, where labels stand where records hold keys. */
    default Coerced cell(S settings, String text, Coercion coercion) {
        return coerce(settings, TextNode.valueOf(text), coercion);
    }

    /** How cells are read that people wrote for themselves and not for this form; null: as all values of its type are. */
    default @Nullable CellReading cells() {
        return null;
    }

    /** What of a value a sheet may have in columns of their own, in order, by the key of the part and with what it is called. */
    default Map<String, LocalizedText> columns() {
        return Map.of();
    }

    /** Whether each digit of its texts counts, so that a sheet which kept one as a number has lost some. */
    default boolean isCode() {
        return false;
    }

    /** Whether any text is a value of it, so that it can take words of one's own beside a choice. */
    default boolean isFree() {
        return false;
    }

    /** Whether only people give its values, each by himself: nothing is brought in for them. */
    default boolean isByHand() {
        return false;
    }

    /** Whether its options say what may follow each of them. */
    default boolean hasCourse() {
        return false;
    }

    /** The names of what may be chosen; null where values are no things that the form lists by name. */
    default @Nullable Vocabulary vocabulary(S settings) {
        return null;
    }

    /** What is wrong with a canonical value that is not blank; paths start at the value. */
    default List<Problem> validate(S settings, JsonNode value) {
        return List.of();
    }

    /** The same on one occasion, for controls that judge by the day on which a value is given. */
    default List<Problem> validate(S settings, JsonNode value, Occasion occasion) {
        return validate(settings, value);
    }

    /** Paths of the fields beside it, and behind links that are, by which its values are judged. */
    default Set<String> lookedAt(S settings) {
        return Set.of();
    }

    /**
     * What is wrong with a canonical value for what stands beside it; asked when one of both is not what it was.
     *
     * @param judged the value before, if what stands beside it is what it was then; missing otherwise
     */
    default List<Problem> besides(S settings, JsonNode value, JsonNode judged, Beside beside) {
        return List.of();
    }

    /** A problem of {@link #besides} for whoever may not see all that the value was judged by: without what it tells of that. */
    default Problem discreet(Problem problem) {
        return problem;
    }

    /** What is wrong with going from one canonical value to another, for {@code writer}; neither is blank. */
    default List<Problem> change(S settings, JsonNode before, JsonNode after, Writer writer) {
        return List.of();
    }

    /** Formula over the fields beside it that gives its value; null when people or a numbering give it. */
    default @Nullable String formula(S settings) {
        return null;
    }

    /** Whether people may set it; what is not writable is given by the platform. */
    default boolean writable() {
        return true;
    }

    /** Whether a numbering gives its value, once and last of all: to records, never to rows of them. */
    default boolean isNumbered() {
        return traits().numbered();
    }

    /** Whether a formula may give its value. */
    default boolean computable() {
        return writable();
    }

    /** What may be uploaded for it; null unless it holds files. */
    default @Nullable FileSettings files(S settings) {
        return null;
    }

    /** Whether nobody changes or clears a value once it is there. */
    default boolean isFinal() {
        return false;
    }

    /** What people without an account can do with its values: fill them in, unless nobody does. */
    default Outside outside() {
        return writable() ? Outside.FILLED_IN : Outside.GIVEN;
    }

    /** Digits after the point that a number keeps. */
    default int scale(S settings) {
        return 0;
    }

    /** What a value is made of that can be asked for by itself, each a text, a number or a date; by its key in the value. */
    default Map<String, ValueType> parts(S settings) {
        return Map.of();
    }

    /**
     * JSON Schema of a canonical value that is not blank, as far as the value alone tells: with it clients find mistakes before they
     * write. What it refuses {@link #validate} does, too.
     */
    default ObjectNode valueSchema(S settings) {
        return ValueSchema.of(valueType(), scale(settings));
    }

    /** JSON Schema of {@code props}: {@code schema/controls/<type>.schema.json} beside the class. */
    default JsonNode schema() {
        var path = "/schema/controls/" + type() + ".schema.json";
        try (var stream = getClass().getResourceAsStream(path)) {
            if (stream == null) {
                throw new IllegalStateException("missing " + path);
            }
            return Json.parse(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** A value of several parts as {@link #cell} reads it again; for lists that leave as files. */
    default String written(S settings, JsonNode value, Locale locale) {
        return value.path("text").asText(value.path("code").asText());
    }
}
