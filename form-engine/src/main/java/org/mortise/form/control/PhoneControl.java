package org.mortise.form.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.mortise.core.kernel.PhoneNumber;
import org.mortise.core.metadata.FieldTraits;
import org.mortise.core.metadata.Mask;
import org.mortise.core.metadata.ValueType;

/** A telephone number, kept as {@link PhoneNumber} writes it. */
public final class PhoneControl implements Control<PhoneControl.Settings> {

    /** @param kind {@code any}, {@code mobile} or {@code landline} */
    public record Settings(String kind) {}

    @Override
    public String type() {
        return "phone";
    }

    @Override
    public FieldTraits traits() {
        return FieldTraits.PLAIN.showing(Mask.TELEPHONE);
    }

    @Override
    public CellReading cells() {
        return CellReading.TELEPHONE;
    }

    @Override
    public ValueType valueType() {
        return ValueType.TEXT;
    }

    @Override
    public Settings settings(FieldProps props) {
        var kind = props.text("kind");
        return new Settings(kind == null ? "any" : kind);
    }

    @Override
    public Coerced coerce(Settings settings, JsonNode sent, Coercion coercion) {
        return Texts.read(sent, "not_a_phone", text -> read(settings.kind(), text));
    }

    /** Whether a field of this type would take {@code text}. */
    public static boolean isPhone(String text) {
        return PhoneNumber.of(text).isPresent();
    }

    private static Coerced read(String wanted, String text) {
        var number = PhoneNumber.of(text).orElse(null);
        if (number == null) {
            return Coerced.refused("not_a_phone");
        }
        return switch (number.kind()) {
            case MOBILE -> wanted.equals("landline") ? Coerced.refused("not_a_landline") : Coerced.of(number.written());
            case LANDLINE -> wanted.equals("mobile") ? Coerced.refused("not_a_mobile") : Coerced.of(number.written());
            case OTHER -> wanted.equals("landline") ? Coerced.refused("not_a_phone") : Coerced.of(number.written());
        };
    }

    @Override
    public ObjectNode valueSchema(Settings settings) {
        return ValueSchema.matching("\\+?[0-9]+(-[0-9]+)*");
    }
}
