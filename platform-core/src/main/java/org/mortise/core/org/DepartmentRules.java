package org.mortise.core.org;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.mortise.core.database.Transaction;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.org.DepartmentTable.Standing;

/** What must be true of a department before it is written or removed. */
@ApplicationScoped
class DepartmentRules {

    private final DepartmentTable table;

    DepartmentRules(DepartmentTable table) {
        this.table = table;
    }

    Uni<Void> check(Transaction transaction, Department department) {
        return table.standing(transaction, department)
                .invoke(standing -> {
                    var problems = problems(department, standing);
                    if (!problems.isEmpty()) {
                        throw Rejected.invalid(problems);
                    }
                })
                .replaceWithVoid();
    }

    Uni<Void> checkEmpty(Transaction transaction, UUID department) {
        return table.inUse(transaction, department)
                .invoke(inUse -> {
                    if (inUse) {
                        throw Rejected.because(Rejected.Kind.CONFLICT, "department_not_empty");
                    }
                })
                .replaceWithVoid();
    }

    private static List<Problem> problems(Department department, Standing standing) {
        var problems = new ArrayList<Problem>();
        OrgRules.name(department.name()).ifPresent(problems::add);
        OrgRules.code("/code", department.code()).ifPresent(problems::add);
        if (standing.codeTaken()) {
            problems.add(Problem.at("/code", "department_code_taken"));
        }
        if (!standing.parentKnown()) {
            problems.add(Problem.at("/parent", "department_unknown"));
        }
        if (standing.circle()) {
            problems.add(Problem.at("/parent", "department_circle"));
        }
        if (!standing.headKnown()) {
            problems.add(Problem.at("/head", "person_unknown"));
        }
        return problems;
    }
}
