package org.mortise.core.condition;

import static org.mortise.core.formula.FxType.Scalar.BLANK;
import static org.mortise.core.formula.FxType.Scalar.BOOL;
import static org.mortise.core.formula.FxType.Scalar.DATE;
import static org.mortise.core.formula.FxType.Scalar.DATETIME;
import static org.mortise.core.formula.FxType.Scalar.DEPARTMENT;
import static org.mortise.core.formula.FxType.Scalar.FILE;
import static org.mortise.core.formula.FxType.Scalar.TEXT;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.mortise.core.formula.FxType;

/** How a field is compared; which operators a field has follows from its type ({@link #validFor}). */
public enum Operator {
    EQ("eq", Takes.ONE),
    NE("ne", Takes.ONE),
    GT("gt", Takes.ONE),
    GTE("gte", Takes.ONE),
    LT("lt", Takes.ONE),
    LTE("lte", Takes.ONE),
    BETWEEN("between", Takes.RANGE),
    IN("in", Takes.LIST),
    NOT_IN("notIn", Takes.LIST),
    CONTAINS("contains", Takes.ONE),
    NOT_CONTAINS("notContains", Takes.ONE),
    STARTS_WITH("startsWith", Takes.ONE),
    EMPTY("empty", Takes.NOTHING),
    NOT_EMPTY("notEmpty", Takes.NOTHING),
    HAS_ANY("hasAny", Takes.LIST),
    HAS_ALL("hasAll", Takes.LIST),
    HAS_NONE("hasNone", Takes.LIST),
    /** The value is the name of a {@link Period}. */
    WITHIN("within", Takes.PERIOD),
    /** The value is a department or an option of a tree, or several of them; everything below them counts. */
    IN_SUBTREE("inSubtree", Takes.ONE_OR_LIST),
    /** The opposite of {@link #IN_SUBTREE}. */
    NOT_IN_SUBTREE("notInSubtree", Takes.ONE_OR_LIST),
    /** The value is a place and how many kilometres around it. */
    NEAR("near", Takes.CIRCLE),
    CHANGED("changed", Takes.NOTHING),
    CHANGED_TO("changedTo", Takes.ONE_OR_LIST),
    CHANGED_FROM("changedFrom", Takes.ONE_OR_LIST);

    /** The shape of the value. */
    public enum Takes {
        NOTHING,
        ONE,
        RANGE,
        LIST,
        ONE_OR_LIST,
        PERIOD,
        CIRCLE
    }

    private static final Map<String, Operator> BY_KEY =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Operator::key, Function.identity()));

    private static final Set<Operator> ANY_TYPE = EnumSet.of(EMPTY, NOT_EMPTY, CHANGED);
    private static final Set<Operator> OLD_IMAGE = EnumSet.of(CHANGED, CHANGED_TO, CHANGED_FROM);
    private static final Set<Operator> EQUALITY = EnumSet.of(EQ, NE, CHANGED_TO, CHANGED_FROM);
    private static final Set<Operator> CHOICE = EnumSet.of(IN, NOT_IN);
    private static final Set<Operator> SUBTREE = EnumSet.of(IN_SUBTREE, NOT_IN_SUBTREE);
    private static final Set<Operator> ORDER = EnumSet.of(GT, GTE, LT, LTE, BETWEEN);
    private static final Set<Operator> WORDING = EnumSet.of(CONTAINS, NOT_CONTAINS, STARTS_WITH);
    private static final Set<Operator> MEMBERSHIP = EnumSet.of(HAS_ANY, HAS_ALL, HAS_NONE, CONTAINS, NOT_CONTAINS);

    private final String key;
    private final Takes takes;

    Operator(String key, Takes takes) {
        this.key = key;
        this.takes = takes;
    }

    public static Optional<Operator> of(String key) {
        return Optional.ofNullable(BY_KEY.get(key));
    }

    /** The name in JSON. */
    public String key() {
        return key;
    }

    public Takes takes() {
        return takes;
    }

    /** Whether it compares with the record as it was before the change that is being looked at. */
    public boolean needsOldImage() {
        return OLD_IMAGE.contains(this);
    }

    /** Whether it asks a list as a whole; every other operator over a list means "some element matches". */
    public boolean asksWholeList(FxType element) {
        return ANY_TYPE.contains(this) || (isChosen(element) && MEMBERSHIP.contains(this));
    }

    public boolean validFor(FxType type) {
        if (ANY_TYPE.contains(this)) {
            return true;
        }
        if (type instanceof FxType.ListOf list) {
            var element = list.element();
            return !OLD_IMAGE.contains(this) && (asksWholeList(element) || validFor(element));
        }
        if (type == FILE || type == BLANK) {
            return false;
        }
        if (EQUALITY.contains(this)) {
            return true;
        }
        if (type == TEXT) {
            return CHOICE.contains(this) || WORDING.contains(this) || this == NEAR;
        }
        if (isChosen(type)) {
            return CHOICE.contains(this) || (isOfTree(type) && SUBTREE.contains(this));
        }
        return type != BOOL
                && (CHOICE.contains(this)
                        || ORDER.contains(this)
                        || (this == WITHIN && (type == DATE || type == DATETIME)));
    }

    private static boolean isOfTree(FxType type) {
        return type == DEPARTMENT || type == FxType.Scalar.OPTION;
    }

    /** Whether values of the type are picked (options, people, departments, records) rather than written. */
    private static boolean isChosen(FxType type) {
        return type instanceof FxType.Ref
                || type == FxType.Scalar.OPTION
                || type == FxType.Scalar.USER
                || type == DEPARTMENT;
    }
}
