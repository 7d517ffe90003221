package dev.loveless.junit.coverage.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** All that can be exercised of a machine, in the order of its definition. */
final class Points {
    private final List<Point> points = new ArrayList<>();

    private Points() {}

    static List<Point> of(GroupCoverage machine) {
        Points points = new Points();
        points.addStates(machine, false);
        return Collections.unmodifiableList(points.points);
    }

    /** @param isMoot whether the state around the group was never entered */
    private void addStates(GroupCoverage group, boolean isMoot) {
        group.states().forEach(state -> addState(state, isMoot));
    }

    private void addState(StateCoverage state, boolean isMoot) {
        add(new Point(
                Set.of(Measure.STATES), state.name(), "", "", "never entered", state.line(), state.entered(), isMoot));
        boolean innerIsMoot = state.entered() == 0;
        for (WayCoverage way : state.ways()) {
            add(new Point(
                    measures(way),
                    state.name(),
                    way.text(),
                    way.detail(),
                    "never taken",
                    way.line(),
                    way.taken(),
                    innerIsMoot));
        }
        for (RetrierCoverage retrier : state.retriers()) {
            addRetrier(state, retrier, innerIsMoot);
        }
        for (GroupCoverage group : state.groups()) {
            String untouched = state.type().equals("Map") ? "never given an item" : "never begun";
            add(new Point(
                    Set.of(Measure.BRANCHES),
                    state.name(),
                    group.field(),
                    "",
                    untouched,
                    group.line(),
                    group.begun(),
                    innerIsMoot));
            addStates(group, innerIsMoot || group.begun() == 0);
        }
    }

    private void addRetrier(StateCoverage state, RetrierCoverage retrier, boolean isMoot) {
        String text = retrier.text();
        add(new Point(
                Set.of(Measure.RETRIERS),
                state.name(),
                text,
                "",
                "never matched",
                retrier.line(),
                retrier.matched(),
                isMoot));
        add(new Point(
                Set.of(Measure.EXHAUSTED),
                state.name(),
                text,
                "",
                "never exhausted",
                retrier.line(),
                retrier.exhausted(),
                retrier.matched() == 0));
    }

    private static Set<Measure> measures(WayCoverage way) {
        return switch (way.kind()) {
            case NEXT, END -> Set.of(Measure.TRANSITIONS);
            case RULE, DEFAULT -> Set.of(Measure.TRANSITIONS, Measure.CHOICES);
            case CATCHER -> Set.of(Measure.TRANSITIONS, Measure.CATCHERS);
        };
    }

    private void add(Point point) {
        points.add(point);
    }
}
