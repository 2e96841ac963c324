"""Whoever runs the blocks, the evidence is the same; who did is in the provenance only."""

from __future__ import annotations

import json
import os
import signal
import time
from collections import Counter
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from fractions import Fraction

import numpy as np
import pytest

from numerics.blocks import Counted, Job, OtherCode, code, run, run_there
from numerics.laws import Atoms
from numerics.streams import Address, root
from verify import verify
from verify.command.executors import refused
from verify.workers.crew import HERE, Crew

COIN = Atoms((Fraction(-1), Fraction(2)), (Fraction(1, 2), Fraction(1, 2)))
CLAIM = "ziyin2022/c3_eq66_exponent"


def jobs(count, steps=64):
    return [
        Job(Address(root(0), "0" * 32, "kernels", "crew", block), Counted(COIN, steps))
        for block in range(count)
    ]


def same(results):
    expected = [run(job) for job in jobs(len(results))]
    return all(np.array_equal(a, b) for a, b in zip(results, expected, strict=True))


@pytest.mark.parametrize("who", ["", "threads:2", "processes:2"])
def test_the_results_are_those_of_the_jobs_in_their_order(who):
    with Crew(who) as crew:
        assert same(crew.results(jobs(5)))
        assert same(crew.results(jobs(1)))
        assert crew.ran == {who or HERE: 6}


class Losing(Executor):
    """Runs every second job, loses the others, and refuses more after ten."""

    def __init__(self):
        self.given = 0

    def submit(self, function, /, *arguments):
        self.given += 1
        if self.given > 10:
            raise RuntimeError("no more")
        future = Future()
        if self.given % 2:
            future.set_result(function(*arguments))
        else:
            future.set_exception(OSError("the machine is gone"))
        return future


def test_a_lost_block_is_run_here_and_costs_nothing_else():
    crew = Crew(Losing())
    assert same(crew.results(jobs(14)))
    assert crew.ran == {"Losing": 5, HERE: 9}


def test_a_machine_with_other_code_runs_nothing():
    class Elsewhere(Executor):
        def submit(self, function, job, expected):
            future = Future()
            try:
                future.set_result(function(job, expected[::-1]))
            except OtherCode as error:
                future.set_exception(error)
            return future

    crew = Crew(Elsewhere())
    assert same(crew.results(jobs(3)))
    assert crew.ran == {HERE: 3}
    assert np.array_equal(run_there(jobs(1)[0], code()), run(jobs(1)[0]))


def test_an_error_of_the_job_itself_is_raised():
    bad = Job(Address(root(0), "0" * 32, "kernels", "crew", 0), Counted(COIN, -1))
    with Crew("threads:2") as crew, pytest.raises(ValueError, match="steps=-1"):
        crew.results([bad, bad])


def test_a_process_that_is_killed_costs_its_blocks_only():
    with Crew("processes:2") as crew:
        crew.results(jobs(2))
        victim = next(iter(crew._own._processes))
        os.kill(victim, signal.SIGKILL)
        time.sleep(0.5)
        assert same(crew.results(jobs(6)))
        assert same(crew.results(jobs(6)))  # by a new pool
        assert crew.ran["processes:2"] >= 6


def test_an_executor_that_was_given_is_left_open():
    with ThreadPoolExecutor(1) as pool:
        with Crew(pool) as crew:
            assert same(crew.results(jobs(3)))
        assert pool.submit(int).result() == 0
        assert crew.ran == {"ThreadPoolExecutor": 3}


@pytest.mark.parametrize(
    "words", ["mpi", "threads:0", "processes:x", "threads:-1", "threads:²", "dask", "dask:", ""]
)
def test_other_words_are_refused(words):
    assert refused(words)
    if words:
        with pytest.raises(ValueError, match="executor"):
            Crew(words)


def test_from_python_any_executor_gives_the_same_verdict():
    from theory.papers.ziyin2022.c3_eq66_exponent import claim

    with ThreadPoolExecutor(2) as pool:
        alone, shared = verify(claim), verify(claim, executor=pool)
    assert [a for a in alone.answers if a.method == "montecarlo"] == [
        a for a in shared.answers if a.method == "montecarlo"
    ]
    with pytest.raises(ValueError, match="executor"):
        verify(claim, executor="mpi")


def test_provenance_says_who_ran_the_blocks_and_nothing_else_does(command, tmp_path):
    told, evidence = [], []
    for number, flags in enumerate(([], ["--executor", "threads:2"])):
        folder = tmp_path / str(number)
        command("run", CLAIM, "--no-cache", "-o", str(folder), *flags)
        told.append(json.loads((folder / "provenance.json").read_text()))
        evidence.append((folder / "evidence.jsonl").read_bytes())
    assert evidence[0] == evidence[1]
    assert told[0]["executor"] == "none"
    assert told[0]["blocks_run_by"] == {HERE: sum(told[1]["blocks_run_by"].values())}
    assert told[1]["executor"] == "threads:2"
    assert Counter(told[1]["blocks_run_by"])["threads:2"] > 0
    assert b"threads" not in evidence[1]


@pytest.mark.filterwarnings("ignore")
def test_a_scheduler_that_is_not_there_is_told_before_anything_runs(command, tmp_path):
    done = command(
        "run", CLAIM, "-o", str(tmp_path / "x"), "--executor", "dask:tcp://HOST.invalid:1"
    )
    assert done.returncode == 4
    assert "--executor dask" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "x").exists()


@pytest.mark.filterwarnings("ignore")  # of Dask, about its own resources
def test_a_dask_cluster_runs_blocks_and_may_lose_a_worker(command, tmp_path):
    distributed = pytest.importorskip("distributed")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs=50
    ) as cluster:
        with Crew(f"dask:{cluster.scheduler_address}") as crew:
            assert same(crew.results(jobs(4)))
            victim = next(iter(cluster.workers.values()))
            os.kill(victim.pid, signal.SIGKILL)
            assert same(crew.results(jobs(40)))
            assert sum(crew.ran.values()) == 44
            assert crew.ran[crew.name] >= 4
        folder = tmp_path / "dask"
        flags = ["--executor", f"dask:{cluster.scheduler_address}"]
        command("run", CLAIM, "--no-cache", "-o", str(folder), *flags)
    told = json.loads((folder / "provenance.json").read_text())
    assert told["blocks_run_by"][told["executor"]] > 0
    alone = tmp_path / "alone"
    command("run", CLAIM, "--no-cache", "-o", str(alone))
    assert (alone / "evidence.jsonl").read_bytes() == (folder / "evidence.jsonl").read_bytes()
