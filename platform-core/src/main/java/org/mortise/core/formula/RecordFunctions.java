package org.mortise.core.formula;

import java.util.Map;
import org.mortise.core.formula.Functions.Function;

/** Who asks and which record is at hand. */
final class RecordFunctions {

    static final Map<String, Function> ALL = Map.of(
            "CURRENTUSER", args -> args.context().variable("user.id"),
            "CURRENTDEPT", args -> args.context().variable("user.department"),
            "RECORDID", args -> args.context().variable("record.id"));

    private RecordFunctions() {}
}
