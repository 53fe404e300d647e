package org.mortise.form.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.mortise.core.kernel.EmailAddress;
import org.mortise.core.kernel.Problem;
import org.mortise.core.metadata.FieldTraits;
import org.mortise.core.metadata.Mask;
import org.mortise.core.metadata.ValueType;

/**
 * An e-mail address, in lower case, the part before the sign included. By the letter of the standard that part may tell cases apart; no
 * provider in use does, and people write their own address in either way. Kept as one spelling it is unique, found, compared and
 * joined like any other text, encrypted or not, in the database, in the browser and in the rows of a workbook.
 */
public final class EmailControl implements Control<TextSettings> {

    @Override
    public String type() {
        return "email";
    }

    @Override
    public FieldTraits traits() {
        return FieldTraits.PLAIN.showing(Mask.MAILBOX);
    }

    @Override
    public CellReading cells() {
        return CellReading.MAILBOX;
    }

    @Override
    public ValueType valueType() {
        return ValueType.TEXT;
    }

    @Override
    public TextSettings settings(FieldProps props) {
        return TextSettings.read(props, EmailAddress.LONGEST);
    }

    @Override
    public List<Problem> validate(TextSettings settings, JsonNode value) {
        return settings.validate(value);
    }

    @Override
    public Coerced coerce(TextSettings settings, JsonNode sent, Coercion coercion) {
        return Texts.read(sent, "not_an_email", text -> EmailAddress.of(text)
                .map(Coerced::of)
                .orElseGet(() -> Coerced.refused("not_an_email")));
    }

    @Override
    public ObjectNode valueSchema(TextSettings settings) {
        var schema = ValueSchema.text(settings);
        return schema.has("pattern") ? schema : schema.put("pattern", "^" + EmailAddress.PATTERN + "$");
    }
}
