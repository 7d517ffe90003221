package dev.loveless.asl.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loveless.asl.parse.Definitions;
import org.junit.jupiter.api.Test;

class StateTreeTest {
    private static final StateMachine MACHINE = Definitions.machine("""
            {"StartAt": "A", "States": {
              "A": {"Type": "Parallel", "Next": "D", "Branches": [
                {"StartAt": "B", "States": {"B": {"Type": "Map", "End": true, "ItemProcessor": {
                  "StartAt": "Inner", "States": {"Inner": {"Type": "Succeed"}}}}}},
                {"StartAt": "C", "States": {"C": {"Type": "Succeed"}}}]},
              "D": {"Type": "Succeed"}}}""");

    @Test
    void listsStatesAtEveryDepthAsWritten() {
        assertThat(StateTree.states(MACHINE)).extracting(State::name).containsExactly("A", "B", "Inner", "C", "D");
    }

    @Test
    void listsGroupsAtEveryDepth() {
        assertThat(StateTree.groups(MACHINE)).extracting(StateGroup::startAt).containsExactly("A", "B", "C", "Inner");
    }

    @Test
    void findsTheGroupsOfOneState() {
        assertThat(StateTree.groupsIn(MACHINE.state("A").orElseThrow()))
                .extracting(StateGroup::startAt)
                .containsExactly("B", "C");
        assertThat(StateTree.groupsIn(MACHINE.state("D").orElseThrow())).isEmpty();
    }
}
