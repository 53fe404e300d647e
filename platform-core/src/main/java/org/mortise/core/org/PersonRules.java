package org.mortise.core.org;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.mortise.core.database.Transaction;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.org.PersonTable.Standing;

/** What must be true of a person before they are written. */
@ApplicationScoped
class PersonRules {

    private static final Pattern LOGIN = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._@+-]{0,99}");

    private final PersonTable table;

    PersonRules(PersonTable table) {
        this.table = table;
    }

    Uni<Void> check(Transaction transaction, Person person) {
        return table.standing(transaction, person)
                .map(standing -> problems(person, standing))
                .invoke(problems -> {
                    if (!problems.isEmpty()) {
                        throw Rejected.invalid(problems);
                    }
                })
                .replaceWithVoid();
    }

    private static List<Problem> problems(Person person, Standing standing) {
        var problems = new ArrayList<Problem>();
        if (!LOGIN.matcher(person.login()).matches()) {
            problems.add(Problem.at("/login", "login_invalid"));
        }
        if (standing.loginTaken()) {
            problems.add(Problem.at("/login", "login_taken"));
        }
        OrgRules.name(person.name()).ifPresent(problems::add);
        if (!standing.departmentKnown()) {
            problems.add(Problem.at("/department", "department_unknown"));
        }
        if (!standing.managerKnown()) {
            problems.add(Problem.at("/manager", "person_unknown"));
        }
        if (standing.circle()) {
            problems.add(Problem.at("/manager", "manager_circle"));
        }
        if (standing.lastAdministrator() && !(person.administrator() && person.active())) {
            problems.add(Problem.at("/administrator", "last_administrator"));
        }
        return problems;
    }
}
