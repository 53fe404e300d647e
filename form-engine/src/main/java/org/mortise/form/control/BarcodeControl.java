package org.mortise.form.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.mortise.core.kernel.Problem;
import org.mortise.core.metadata.ValueType;

/** What a barcode or QR code says, scanned or typed; article numbers (EAN, UPC) prove their check digit. */
public final class BarcodeControl implements Control<BarcodeControl.Settings> {

    private static final int MOST = 500;
    private static final Pattern ARTICLE = Pattern.compile("\\d{8}|\\d{12,14}");

    /** @param format {@code any}, {@code ean} or {@code qr} */
    public record Settings(TextSettings text, String format) {}

    @Override
    public String type() {
        return "barcode";
    }

    @Override
    public boolean isCode() {
        return true;
    }

    @Override
    public ValueType valueType() {
        return ValueType.TEXT;
    }

    @Override
    public Settings settings(FieldProps props) {
        var format = props.text("format");
        return new Settings(TextSettings.read(props, MOST), format == null ? "any" : format);
    }

    @Override
    public List<Problem> check(Settings settings) {
        return settings.text().check();
    }

    @Override
    public Coerced coerce(Settings settings, JsonNode sent, Coercion coercion) {
        return Texts.read(sent, "not_a_text", text -> {
            if (!settings.format().equals("ean")) {
                return Coerced.of(text);
            }
            var digits = Texts.halfWidth(text).replace(" ", "").replace("-", "");
            return isArticle(digits) ? Coerced.of(digits) : Coerced.refused("not_a_barcode");
        });
    }

    @Override
    public List<Problem> validate(Settings settings, JsonNode value) {
        return new ArrayList<>(settings.text().validate(value));
    }

    private static boolean isArticle(String digits) {
        if (!ARTICLE.matcher(digits).matches()) {
            return false;
        }
        var sum = 0;
        for (var index = 0; index < digits.length() - 1; index++) {
            var fromRight = digits.length() - 2 - index;
            sum += (digits.charAt(index) - '0') * (fromRight % 2 == 0 ? 3 : 1);
        }
        return (10 - sum % 10) % 10 == digits.charAt(digits.length() - 1) - '0';
    }

    @Override
    public ObjectNode valueSchema(Settings settings) {
        return ValueSchema.text(settings.text());
    }
}
