package main

import (
	"bytes"
	"encoding/json"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// home is the folder with Flink and the job server, as flink/get fills it.
const home = "DILIGO_FLINK"

// patience is how long something of Flink may take to come about, on a busy machine.
const patience = 4 * time.Minute

// cluster is Flink on the loopback interface: a job manager, two task managers of two slots each, and the job server of Beam.
type cluster struct {
	dir      string
	rest     string // address of the job manager
	jobs     string // address of the job server
	managers []*exec.Cmd
}

// opened are the packages of Java that Flink reaches into.
var opened = []string{"java.lang", "java.lang.invoke", "java.lang.reflect", "java.io", "java.net", "java.nio", "java.text", "java.time", "java.util", "java.util.concurrent", "java.util.concurrent.atomic", "java.util.concurrent.locks", "sun.nio.ch", "sun.net.util"}

func newCluster(t *testing.T) *cluster {
	t.Helper()
	lib := os.Getenv(home)
	if lib == "" {
		t.Skip(home + " names no folder with Flink and the job server of Beam: make beam-flink gets them")
	}
	c := &cluster{dir: t.TempDir(), rest: free(t), jobs: free(t)}
	port := func(address string) string { return address[strings.LastIndex(address, ":")+1:] }
	settings := []string{
		"jobmanager.rpc.address: 127.0.0.1", "jobmanager.rpc.port: " + port(free(t)), "jobmanager.bind-host: 127.0.0.1",
		"taskmanager.host: 127.0.0.1", "taskmanager.bind-host: 127.0.0.1",
		"rest.address: 127.0.0.1", "rest.bind-address: 127.0.0.1", "rest.port: " + port(c.rest),
		"taskmanager.numberOfTaskSlots: 2", "taskmanager.load-balance.mode: SLOTS", // subtasks on both
		"taskmanager.cpu.cores: 1",
		"taskmanager.memory.framework.heap.size: 64m", "taskmanager.memory.framework.off-heap.size: 64m",
		"taskmanager.memory.task.heap.size: 256m", "taskmanager.memory.task.off-heap.size: 64m",
		"taskmanager.memory.managed.size: 128m", "taskmanager.memory.network.min: 64m", "taskmanager.memory.network.max: 64m",
		"taskmanager.memory.jvm-metaspace.size: 256m",
		"taskmanager.memory.jvm-overhead.min: 64m", "taskmanager.memory.jvm-overhead.max: 64m",
		"heartbeat.interval: 2000", "heartbeat.timeout: 20000", // until then the slots of the dead are taken for slots
		"restart-strategy.type: fixed-delay", "restart-strategy.fixed-delay.attempts: 60", "restart-strategy.fixed-delay.delay: 2 s",
		"io.tmp.dirs: " + c.dir,
	}
	c.write(t, "config.yaml", strings.Join(settings, "\n")+"\n")
	c.write(t, "log4j.properties", "rootLogger.level = INFO\nrootLogger.appenderRef.c.ref = C\nappender.c.name = C\nappender.c.type = CONSOLE\nappender.c.layout.type = PatternLayout\nappender.c.layout.pattern = %d{HH:mm:ss,SSS} %-5p %c{1} - %m%n\n")
	flink := filepath.Join(lib, "flink", "*")
	c.java(t, "job-manager", flink, "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint", "--configDir", c.dir)
	for _, name := range []string{"task-manager-1", "task-manager-2"} {
		c.managers = append(c.managers, c.java(t, name, flink, "org.apache.flink.runtime.taskexecutor.TaskManagerRunner", "--configDir", c.dir))
	}
	c.java(t, "job-server", filepath.Join(lib, "job-server", "*"), "org.apache.beam.runners.flink.FlinkJobServerDriver",
		"--job-host=127.0.0.1", "--job-port="+port(c.jobs), "--artifact-port=0", "--expansion-port=0", "--flink-master="+c.rest, "--artifacts-dir="+c.dir)
	until(t, "two task managers", func() bool {
		var overview struct{ Taskmanagers int }
		c.get("/overview", &overview)
		return overview.Taskmanagers == 2
	})
	until(t, "the job server", func() bool {
		conn, err := net.Dial("tcp", c.jobs)
		if err == nil {
			conn.Close()
		}
		return err == nil
	})
	return c
}

// free returns an address that nobody listens at.
func free(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}

func (c *cluster) write(t *testing.T, name, content string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(c.dir, name), []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
}

// java starts a program of Java, which the end of the test ends. What it says is shown where the test fails.
func (c *cluster) java(t *testing.T, name, classes, main string, args ...string) *exec.Cmd {
	t.Helper()
	java := []string{"-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx512m", "-XX:MaxDirectMemorySize=300m", "-Dlog4j.configurationFile=" + filepath.Join(c.dir, "log4j.properties")}
	for _, p := range opened {
		java = append(java, "--add-opens=java.base/"+p+"=ALL-UNNAMED")
	}
	cmd := exec.Command("java", append(append(java, "-cp", classes, main), args...)...)
	cmd.Dir = c.dir
	cmd.Env = append(os.Environ(), "TMPDIR="+c.dir)
	log, err := os.Create(filepath.Join(c.dir, name+".log"))
	if err != nil {
		t.Fatal(err)
	}
	cmd.Stdout, cmd.Stderr = log, log
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		cmd.Process.Kill()
		cmd.Wait()
		log.Close()
		if t.Failed() {
			content, _ := os.ReadFile(log.Name())
			t.Logf("%s says last:\n%s", name, content[max(0, len(content)-4000):])
		}
	})
	return cmd
}

// says reports whether a program of the cluster has said a text.
func (c *cluster) says(t *testing.T, name, text string) bool {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(c.dir, name+".log"))
	if err != nil {
		t.Fatal(err)
	}
	return bytes.Contains(content, []byte(text))
}

func (c *cluster) get(path string, into any) {
	r, err := http.Get("http://" + c.rest + path)
	if err != nil {
		return
	}
	defer r.Body.Close()
	json.NewDecoder(r.Body).Decode(into) // nothing yet
}

func until(t *testing.T, what string, there func() bool) {
	t.Helper()
	for end := time.Now().Add(patience); !there(); time.Sleep(100 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("waited %s for %s", patience, what)
		}
	}
}

// flags have diligo-beam run on the cluster, with workers in processes of their own that the task managers start.
func (c *cluster) flags(environment ...string) []string {
	env := map[string]string{asProgram: "1"}
	for _, e := range environment {
		name, value, _ := strings.Cut(e, "=")
		env[name] = value
	}
	config, err := json.Marshal(map[string]any{"command": os.Args[0], "env": env})
	if err != nil {
		panic(err)
	}
	return []string{"-runner", "flink", "-endpoint", c.jobs, "-parallelism", "2", "-environment_type", "PROCESS", "-environment_config", string(config)}
}

// TestFlink runs on a cluster: the bytes of screen, whatever fails.
func TestFlink(t *testing.T) {
	c := newCluster(t)
	b := newBatch(t, 80)
	t.Run("same bytes", func(t *testing.T) {
		to := t.TempDir()
		b.same(t, to, b.run(t, to, nil, c.flags(), nil))
		for _, name := range []string{"task-manager-1", "task-manager-2"} {
			if !c.says(t, name, "switched from RUNNING to FINISHED") {
				t.Errorf("%s has done nothing", name)
			}
		}
	})
	t.Run("a panic is told of its task", func(t *testing.T) {
		to := t.TempDir()
		r := b.run(t, to, nil, c.flags(panicAt+"=1"), nil)
		if r.code != 2 || !strings.Contains(r.says, "task 1: diligo panicked: as the test has it\ngoroutine ") {
			t.Fatalf("exit code %d:\n%s", r.code, r.says)
		}
		b.same(t, to, b.run(t, to, nil, c.flags(), nil)) // mended
	})
	t.Run("every task twice", func(t *testing.T) {
		to := t.TempDir()
		b.same(t, to, b.run(t, to, []string{twice + "=1"}, c.flags(), nil))
	})
	t.Run("a task manager is killed", func(t *testing.T) {
		to, open := t.TempDir(), filepath.Join(c.dir, "gate")
		ended := make(chan ran, 1)
		go func() { ended <- b.run(t, to, nil, c.flags(gate+"=4:"+open), nil) }()
		until(t, "the first tasks", func() bool { return marks(t, to) == 4 })
		done, err := os.ReadFile(filepath.Join(to, "parts", "0000000.done.json"))
		if err != nil {
			t.Fatal(err)
		}
		if err := c.managers[0].Process.Kill(); err != nil {
			t.Fatal(err)
		}
		c.managers[0].Wait()
		until(t, "a restart", func() bool { return c.says(t, "job-manager", "switched from state RESTARTING to RUNNING") })
		var overview struct{ Taskmanagers int }
		until(t, "the end of the one that was killed", func() bool {
			c.get("/overview", &overview)
			return overview.Taskmanagers == 1
		})
		if n := marks(t, to); n != 4 {
			t.Errorf("%d tasks are done, want 4 while the others are held", n)
		}
		c.write(t, "gate", "")
		r := <-ended
		b.same(t, to, r)
		again, err := os.ReadFile(filepath.Join(to, "parts", "0000000.done.json"))
		if err != nil || !bytes.Equal(done, again) {
			t.Error("a part that was done before is another now", err)
		}
		until(t, "the end of workers, and of what they kept", func() bool { return len(kept(t, c.dir)) == 0 })
	})
}

// kept returns the folders of workers.
func kept(t *testing.T, dir string) []string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(dir, "diligo-beam-*"))
	if err != nil {
		t.Fatal(err)
	}
	return found
}
