// Package team provides assistants with the desk of a server: the companies of its programs, with the rights of the user.
package team

import (
	"context"
	"io"

	"github.com/diligo/diligo/internal/app"
	"github.com/diligo/diligo/internal/assist"
	"github.com/diligo/diligo/internal/service"
	"github.com/diligo/diligo/internal/store"
	"github.com/diligo/diligo/internal/words"
)

// Desk returns the desk of an actor: companies are PROGRAM/COMPANY by ID, with what the actor may see and do. Nothing can be opened in a program
// that masks anything from the actor. Errors of the service are passed through tell: those of a store are not for clients.
func Desk(s *service.Service, a service.Actor, tell func(error) error) assist.Desk {
	return &desk{s, a, tell}
}

type desk struct {
	service *service.Service
	actor   service.Actor
	tell    func(error) error
}

// told is an error as the assistant gets it; nil stays nil.
func (d *desk) told(err error) error {
	if err == nil {
		return nil
	}
	return d.tell(err)
}

// Judge implements assist.Desk: the shipped policies.
func (d *desk) Judge(ctx context.Context) (*app.Judge, error) {
	j, err := d.service.ShippedJudge(ctx, d.actor)
	return j, d.told(err)
}

// Writes implements assist.Desk: analysts record answers.
func (d *desk) Writes() bool { return d.actor.May(store.RoleAnalyst) }

// Today implements assist.Desk.
func (d *desk) Today() string { return d.service.Today() }

// Companies implements assist.Desk: those of each program, in the order of their IDs.
func (d *desk) Companies(ctx context.Context, after string, limit int) ([]assist.Company, error) {
	from, behind := splitName(after)
	all := []assist.Company{}
	for last := ""; ; {
		programs, err := d.service.Programs(ctx, d.actor, store.Page{After: last})
		if err != nil || len(programs) == 0 {
			return all, d.told(err)
		}
		for _, p := range programs {
			if last = p.ID; from != "" && p.ID < from {
				continue
			}
			page := store.Page{Limit: limit - len(all)}
			if p.ID == from {
				page.After = behind
			}
			found, err := d.service.Companies(ctx, d.actor, p.ID, "", page)
			if err != nil {
				return nil, d.told(err)
			}
			for _, c := range found {
				all = append(all, assist.Company{Company: p.ID + "/" + c.ID, Name: c.Name, Program: p.Name})
			}
			if len(all) >= limit {
				return all, nil
			}
		}
	}
}

// Open implements assist.Desk.
func (d *desk) Open(ctx context.Context, name string) (*assist.Case, error) {
	program, company := splitName(name)
	o, err := d.service.Open(ctx, d.actor, program, company)
	if err != nil {
		return nil, d.told(err)
	}
	return &assist.Case{Name: name, Judge: o.Judge, Timeless: o.Timeless, Profile: o.Profile, Text: o.Text, Format: o.Format, Revision: o.Seq}, nil
}

// maxText is how many bytes of a document are read as a text.
const maxText = 4 << 20

// Document implements assist.Desk: a document of the company, by its ID, if it is a text.
func (d *desk) Document(ctx context.Context, name, id string) (text, sha256 string, err error) {
	_, company := splitName(name)
	doc, f, err := d.service.Document(ctx, d.actor, id)
	if err != nil {
		return "", "", d.told(err)
	}
	defer f.Close()
	if doc.Company != company {
		return "", "", d.told(store.ErrNotFound)
	}
	content, err := io.ReadAll(io.LimitReader(f, maxText+1))
	if err != nil {
		return "", "", d.told(err)
	}
	if len(content) > maxText || !assist.IsText(content) {
		return "", "", words.Errorf("document: %s is not a file of text: give its text along", id)
	}
	return string(content), doc.SHA256, nil
}

// Keep implements assist.Desk: a further version, if the one that was opened is the latest still.
func (d *desk) Keep(ctx context.Context, c *assist.Case, text []byte) error {
	program, _ := splitName(c.Name)
	_, err := d.service.AddVersion(ctx, d.actor, program, service.Submission{Content: text, Format: c.Format, Origin: "answer", Expect: &c.Revision}, store.Request{})
	return d.told(err)
}

// splitName parts PROGRAM/COMPANY.
func splitName(name string) (program, company string) {
	for i := range len(name) {
		if name[i] == '/' {
			return name[:i], name[i+1:]
		}
	}
	return name, ""
}
