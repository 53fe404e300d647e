package org.mortise.core.metadata;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.LocalizedText;
import org.mortise.core.kernel.ObjectKey;

/** A field that is still being told what it is; what nobody says stays as plain as can be. */
public final class FieldShapeBuilder {

    private final String key;
    private final String control;
    private final ValueType type;
    private final LocalizedText title;
    private @Nullable String column;
    private @Nullable String table;
    private @Nullable ObjectKey target;
    private List<OptionShape> options = List.of();
    private @Nullable ObjectKey optionSet;
    private List<FieldShape> fields = List.of();
    private int scale;
    private boolean searchable;
    private boolean unique;
    private boolean computed;
    private boolean masked;
    private FieldShape.@Nullable Borrowed borrowed;
    private Map<String, ValueType> parts = Map.of();
    private @Nullable String currency;
    private @Nullable String code;
    private @Nullable List<String> beyond;
    private boolean encrypted;
    private FieldTraits traits = FieldTraits.PLAIN;
    private boolean turning;
    private Map<String, String> translations = Map.of();

    FieldShapeBuilder(String key, String control, ValueType type, LocalizedText title) {
        this.key = key;
        this.control = control;
        this.type = type;
        this.title = title;
    }

    FieldShapeBuilder(FieldShape like) {
        this(like.key(), like.control(), like.type(), like.title());
        column = like.column();
        table = like.table();
        target = like.target();
        options = like.options();
        optionSet = like.optionSet();
        fields = like.fields();
        scale = like.scale();
        searchable = like.searchable();
        unique = like.unique();
        computed = like.computed();
        masked = like.masked();
        borrowed = like.borrowed();
        parts = like.parts();
        currency = like.currency();
        code = like.code();
        beyond = like.beyond();
        encrypted = like.encrypted();
        traits = like.traits();
        turning = like.turning();
        translations = like.translations();
    }

    public FieldShapeBuilder column(@Nullable String name) {
        column = name;
        return this;
    }

    public FieldShapeBuilder table(@Nullable String name) {
        table = name;
        return this;
    }

    public FieldShapeBuilder target(@Nullable ObjectKey form) {
        target = form;
        return this;
    }

    public FieldShapeBuilder options(List<OptionShape> offered) {
        options = offered;
        return this;
    }

    public FieldShapeBuilder optionSet(@Nullable ObjectKey set) {
        optionSet = set;
        return this;
    }

    public FieldShapeBuilder fields(List<FieldShape> columns) {
        fields = columns;
        return this;
    }

    public FieldShapeBuilder scale(int digits) {
        scale = digits;
        return this;
    }

    public FieldShapeBuilder searchable(boolean found) {
        searchable = found;
        return this;
    }

    public FieldShapeBuilder unique(boolean alone) {
        unique = alone;
        return this;
    }

    public FieldShapeBuilder computed(boolean reckoned) {
        computed = reckoned;
        return this;
    }

    public FieldShapeBuilder masked(boolean hiding) {
        masked = hiding;
        return this;
    }

    public FieldShapeBuilder borrowed(FieldShape.@Nullable Borrowed source) {
        borrowed = source;
        return this;
    }

    public FieldShapeBuilder parts(Map<String, ValueType> named) {
        parts = named;
        return this;
    }

    public FieldShapeBuilder currency(@Nullable String field) {
        currency = field;
        return this;
    }

    public FieldShapeBuilder code(@Nullable String one) {
        code = one;
        return this;
    }

    public FieldShapeBuilder beyond(@Nullable List<String> shown) {
        beyond = shown;
        return this;
    }

    public FieldShapeBuilder encrypted(boolean isEncrypted) {
        encrypted = isEncrypted;
        return this;
    }

    public FieldShapeBuilder traits(FieldTraits said) {
        traits = said;
        return this;
    }

    public FieldShapeBuilder turning(boolean isTurning) {
        turning = isTurning;
        return this;
    }

    /** @param held keys of the fields beside it that hold its text in other languages, by language tag */
    public FieldShapeBuilder translations(Map<String, String> held) {
        translations = held;
        return this;
    }

    public FieldShape build() {
        return new FieldShape(
                key,
                control,
                type,
                title,
                column,
                table,
                target,
                options,
                optionSet,
                fields,
                scale,
                searchable,
                unique,
                computed,
                masked,
                borrowed,
                parts,
                currency,
                code,
                beyond,
                encrypted,
                traits,
                turning,
                translations);
    }
}
