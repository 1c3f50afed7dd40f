# The two commands of README, and what developers use besides. Each sets up what it lacks.
.PHONY: run test dist deny bench profile clean

run:    ; @bash .ci/serve
test:   ; @bash .ci/test
dist:   ; @bash .ci/dist
deny:   ; @bash .ci/deny
bench:  ; @bash .ci/bench
profile: ; @bash .ci/profile
clean:  ; rm -rf dist target tests/e2e/node_modules tests/e2e/output
