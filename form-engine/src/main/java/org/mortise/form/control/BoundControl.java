package org.mortise.form.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.Problem;
import org.mortise.core.metadata.ValueType;

/** A control with the settings of one field. */
public final class BoundControl<S> {

    private final Control<S> control;
    private final S settings;

    private BoundControl(Control<S> control, S settings) {
        this.control = control;
        this.settings = settings;
    }

    public static <S> BoundControl<S> of(Control<S> control, FieldProps props) {
        return new BoundControl<>(control, control.settings(props));
    }

    public Control<S> control() {
        return control;
    }

    public List<Problem> check() {
        return control.check(settings);
    }

    public Coerced coerce(JsonNode sent, Coercion coercion) {
        return control.coerce(settings, sent, coercion);
    }

    public List<Problem> validate(JsonNode value) {
        return control.validate(settings, value);
    }

    public List<Problem> validate(JsonNode value, Occasion occasion) {
        return control.validate(settings, value, occasion);
    }

    /** Paths of the fields beside it, and behind links that are, by which its values are judged. */
    public Set<String> lookedAt() {
        return control.lookedAt(settings);
    }

    public List<Problem> besides(JsonNode value, JsonNode judged, Beside beside) {
        return control.besides(settings, value, judged, beside);
    }

    public Problem discreet(Problem problem) {
        return control.discreet(problem);
    }

    public Coerced cell(String text, Coercion coercion) {
        return control.cell(settings, text, coercion);
    }

    /** A value of several parts as {@link #cell} reads it again. */
    public String written(JsonNode value, Locale locale) {
        return control.written(settings, value, locale);
    }

    public @Nullable Vocabulary vocabulary() {
        return control.vocabulary(settings);
    }

    public List<Problem> change(JsonNode before, JsonNode after, Writer writer) {
        return control.change(settings, before, after, writer);
    }

    public @Nullable String formula() {
        return control.formula(settings);
    }

    public @Nullable FileSettings files() {
        return control.files(settings);
    }

    public Map<String, ValueType> parts() {
        return control.parts(settings);
    }

    public ObjectNode valueSchema() {
        return control.valueSchema(settings);
    }

    public int scale() {
        return control.scale(settings);
    }
}
