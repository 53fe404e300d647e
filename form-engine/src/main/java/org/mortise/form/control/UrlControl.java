package org.mortise.form.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.regex.Pattern;
import org.mortise.core.kernel.Problem;
import org.mortise.core.metadata.FieldTraits;
import org.mortise.core.metadata.Mask;
import org.mortise.core.metadata.ValueType;

/** A web address; only http and https, so that a link never runs a script. Without a scheme it is https. */
public final class UrlControl implements Control<TextSettings> {

    private static final int MOST = 2_000;
    private static final Pattern WEB = Pattern.compile("(?i:https?)://[^\\s/?#\"<>\\\\]+[^\\s\"<>\\\\]*");
    private static final String WRITTEN = "^[Hh][Tt][Tt][Pp][Ss]?://[^\\s/?#\"<>\\\\]+[^\\s\"<>\\\\]*$";
    private static final Pattern HOST =
            Pattern.compile("[\\p{L}0-9-]+(\\.[\\p{L}0-9-]+)+(:\\d{1,5})?([/?#][^\\s\"<>\\\\]*)?");

    @Override
    public String type() {
        return "url";
    }

    @Override
    public FieldTraits traits() {
        return FieldTraits.PLAIN.showing(Mask.ENDS);
    }

    @Override
    public CellReading cells() {
        return CellReading.WEB_ADDRESS;
    }

    @Override
    public ValueType valueType() {
        return ValueType.TEXT;
    }

    @Override
    public TextSettings settings(FieldProps props) {
        return TextSettings.read(props, MOST);
    }

    @Override
    public List<Problem> validate(TextSettings settings, JsonNode value) {
        return settings.validate(value);
    }

    @Override
    public Coerced coerce(TextSettings settings, JsonNode sent, Coercion coercion) {
        return Texts.read(sent, "not_a_url", text -> {
            var address = HOST.matcher(text).matches() ? "https://" + text : text;
            return address.length() <= MOST && WEB.matcher(address).matches()
                    ? Coerced.of(address)
                    : Coerced.refused("not_a_url");
        });
    }

    @Override
    public ObjectNode valueSchema(TextSettings settings) {
        var schema = ValueSchema.text(settings);
        return schema.has("pattern") ? schema : schema.put("pattern", WRITTEN);
    }
}
